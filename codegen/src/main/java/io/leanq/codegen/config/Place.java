package io.leanq.codegen.config;

import io.leanq.InvalidDefinition;

/**
 * Where a value of the configuration stands.
 *
 * @param file the file, or what stands for it where the value came from a program
 * @param line from 1 up; 0 if the value does not stand in a file
 * @param path the keys down to the value: {@code types[2].column}
 */
record Place(String file, int line, String path) {

    /** The place of a part of this value: a key of an object. */
    Place key(String name, int at) {
        return new Place(file, at, path.isEmpty() ? name : path + "." + name);
    }

    /** The place of a part of this value: an element of a list, from 0 up. */
    Place element(int index, int at) {
        return new Place(file, at, path + "[" + index + "]");
    }

    /** A refusal of the value that stands here. */
    InvalidDefinition refused(String why) {
        return new InvalidDefinition(this + ": " + why);
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ", line " + line) + (path.isEmpty() ? "" : ", " + path);
    }
}
