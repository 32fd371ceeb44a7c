package io.leanq.embedded.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Changes of a statement's tokens: more tokens before some of them, other tokens in place of some. */
final class Edits {
    private final List<Token> tokens;
    private final SortedMap<Integer, List<Token>> before = new TreeMap<>();
    private final SortedMap<Integer, Replacement> replaced = new TreeMap<>();

    private record Replacement(int to, List<Token> by) {}

    Edits(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Adds opening tokens before the token, after those that are already added there. */
    void open(int at, List<Token> added) {
        before.computeIfAbsent(at, none -> new ArrayList<>()).addAll(added);
    }

    /** Adds closing tokens before the token, or after the last one. What was opened later is closed earlier. */
    void close(int at, List<Token> added) {
        before.computeIfAbsent(at, none -> new ArrayList<>()).addAll(0, added);
    }

    /** Replaces the tokens from one to before another. Replacements do not overlap. */
    void replace(int from, int to, List<Token> by) {
        replaced.put(from, new Replacement(to, List.copyOf(by)));
    }

    List<Token> written() {
        if (before.isEmpty() && replaced.isEmpty()) {
            return tokens;
        }
        List<Token> out = new ArrayList<>(tokens.size());
        int at = 0;
        while (at <= tokens.size()) {
            out.addAll(before.getOrDefault(at, List.of()));
            Replacement other = replaced.get(at);
            if (other != null) {
                out.addAll(other.by());
                at = other.to();
            } else {
                if (at < tokens.size()) {
                    out.add(tokens.get(at));
                }
                at++;
            }
        }
        return out;
    }
}
