package io.leanq.embedded.server;

/** What all clients of one server share. */
record ServerContext(Sessions sessions, LogIn logIn, String address) {}
