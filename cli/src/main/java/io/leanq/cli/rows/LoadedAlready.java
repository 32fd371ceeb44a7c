package io.leanq.cli.rows;

import io.leanq.LeanqException;

/** The file has been loaded before, and nobody said that it is to be loaded again. */
final class LoadedAlready extends LeanqException {
    private static final long serialVersionUID = 1L;

    LoadedAlready(String message) {
        super(message);
    }
}
