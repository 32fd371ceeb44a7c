package io.leanq.migrate;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this process in the history and the lock, for people. */
final class Owner {
    private static final int LONGEST = 200;

    private static final String NAME = made();

    private Owner() {}

    /** User, host and process id: {@code shop@node-3, process 4711}. */
    static String name() {
        return NAME;
    }

    private static String made() {
        String name = System.getProperty("user.name", "unknown") + "@" + host() + ", process "
                + ProcessHandle.current().pid();
        return name.length() > LONGEST ? name.substring(name.length() - LONGEST) : name;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}
