package io.leanq.embedded.json;

import java.io.IOException;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The document that was parsed last. A statement asks one row's document for several paths, one after the other. Nothing
 * changes a tree, so that threads may share it. Thread-safe.
 */
final class RecentDocument {
    private record Parsed(String text, @Nullable Object tree) {}

    /** Is gone with the next collection of garbage: a tree is much larger than its text. */
    private static volatile WeakReference<@Nullable Parsed> last = new WeakReference<>(null);

    private RecentDocument() {}

    /**
     * @throws IOException if the text is no JSON
     * @throws JsonFailure if the text is too long
     */
    static @Nullable Object tree(String text) throws IOException, JsonFailure {
        Parsed recent = last.get();
        if (recent != null && recent.text().equals(text)) {
            return recent.tree();
        }
        Parsed parsed = new Parsed(text, JsonText.parse(text));
        last = new WeakReference<>(parsed);
        return parsed.tree();
    }
}
