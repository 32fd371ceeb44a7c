package io.leanq.wire.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.wire.AllocationBound;
import io.leanq.wire.error.ConnectionLostException;
import io.leanq.wire.error.HttpStatusException;
import io.leanq.wire.error.MalformedMessageException;
import io.leanq.wire.error.MessageTooLargeException;
import io.leanq.wire.proto.ByteSlice;
import io.leanq.wire.proto.ProtoWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of any bytes from a peer. They are messages, or are refused as the framing says, however they are cut
 * into reads. A stream that breaks off gives the same messages up to there, and then is lost. An endless stream is
 * given up. The memory taken is bounded by the bytes that there are. Answers are well-formed.
 */
public final class FramingChecks {
    private static final int LARGE = 1 << 26;
    private static final int SMALL = 300;
    private static final AllocationBound BOUND = new AllocationBound(256 * 1024, 200);
    /**
     * The most bytes that one message of {@link #SMALL} bytes may take: chunks of one byte after the longest first
     * lines, and the heads before them.
     */
    private static final long MOST_READ = SMALL * 1_100L + 20 * HttpHead.MAX_BYTES;

    /** The messages that are read from an endless stream. */
    private static final int MESSAGES = 2;

    private FramingChecks() {}

    /** One side of a conversation. */
    private interface Side {
        MessageChannel over(InputStream in, OutputStream out, int maximum);
    }

    /**
     * The messages received, and the bytes sent for them.
     *
     * @param end the failure, or the regular end
     */
    private record Heard(List<ByteSlice> messages, List<Integer> tags, String end, ByteSlice said) {}

    public static void tcp8(byte[] bytes) {
        Heard heard = check((in, out, maximum) -> new Tcp8Channel(in, out, maximum), bytes);
        assertSame(heard, TcpReading.of(bytes, false, LARGE));
    }

    public static void tcp12(byte[] bytes) {
        Heard heard = check((in, out, maximum) -> new Tcp12Channel(in, out, maximum), bytes);
        assertSame(heard, TcpReading.of(bytes, true, LARGE));
    }

    private static void assertSame(Heard heard, TcpReading expected) {
        assertThat(heard.messages).isEqualTo(expected.messages());
        assertThat(heard.tags).isEqualTo(expected.tags());
        assertThat(heard.end).isEqualTo(expected.end());
    }

    /**
     * Checks bytes that an HTTP client reads. The client answers each message with a request, which a server must be
     * able to read.
     */
    public static void httpAnswers(byte[] bytes) {
        Heard heard = check((in, out, maximum) -> new HttpClientChannel(in, out, "h:1", maximum), bytes);
        assertThat(heard.tags).allMatch(tag -> tag == 0);
        requirePlainText(heard.said);
        List<ByteSlice> read = hear(
                        (in, out, maximum) -> new HttpServerChannel(in, out, () -> maximum),
                        whole(heard.said.toByteArray()),
                        LARGE)
                .messages;
        assertThat(read).isEqualTo(answers(heard.messages.size()));
    }

    /**
     * Checks bytes that an HTTP server reads. A client must be able to read the server's answers, and receives none
     * without a request.
     */
    public static void httpRequests(byte[] bytes) {
        Heard heard = check((in, out, maximum) -> new HttpServerChannel(in, out, () -> maximum), bytes);
        Heard client = hear(
                (in, out, maximum) -> new HttpClientChannel(in, out, "h:1", maximum),
                whole(heard.said.toByteArray()),
                LARGE);
        int answered = heard.messages.size();
        requireBegin(client.messages, answers(answered));
        boolean json = heard.end.contains("JSON");
        assertThat(client.messages).hasSize(json ? answered + 1 : answered);
        if (heard.end.contains("MalformedMessage") && !json) {
            assertThat(client.end).contains("HTTP status 400");
        }
    }

    private static Heard check(Side side, byte[] bytes) {
        BOUND.check(bytes, stream -> hear(side, whole(stream), LARGE));
        Heard heard = hear(side, whole(bytes), LARGE);
        for (int atOnce : new int[] {1, 2, 7}) {
            assertThat(hear(side, new CutInput(bytes, atOnce), LARGE)).isEqualTo(heard);
        }
        for (int length = 0; length < bytes.length; length += 1 + bytes.length / 16) {
            Heard less = hear(side, whole(Arrays.copyOf(bytes, length)), LARGE);
            requireBegin(heard.messages, less.messages);
            if (!less.end.equals(heard.end)) {
                assertThat(less.end).contains(ConnectionLostException.class.getSimpleName());
            }
        }
        requireEnd(side, bytes);
        return heard;
    }

    /** Requires that a message ends or is refused, however long the stream is. */
    private static void requireEnd(Side side, byte[] bytes) {
        CutInput in = CutInput.endless(bytes, Math.max(bytes.length + 1, MESSAGES * MOST_READ));
        MessageChannel channel = side.over(in, OutputStream.nullOutputStream(), SMALL);
        MessageBuffer buffer = new MessageBuffer();
        int messages = 0;
        while (messages < MESSAGES && receive(channel, buffer) == null) {
            messages++;
        }
        assertThat(buffer.capacity()).isLessThan(4 * 1024);
    }

    private static void requireBegin(List<ByteSlice> messages, List<ByteSlice> begin) {
        assertThat(messages).hasSizeGreaterThanOrEqualTo(begin.size());
        assertThat(messages.subList(0, begin.size())).isEqualTo(begin);
    }

    private static CutInput whole(byte[] bytes) {
        return new CutInput(bytes, Integer.MAX_VALUE);
    }

    private static Heard hear(Side side, CutInput in, int maximum) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        MessageChannel channel = side.over(in, said, maximum);
        MessageBuffer buffer = new MessageBuffer();
        List<ByteSlice> messages = new ArrayList<>();
        List<Integer> tags = new ArrayList<>();
        String end;
        do {
            end = receive(channel, buffer);
            if (end == null) {
                assertThat(buffer.message().length()).isBetween(1, maximum);
                tags.add(buffer.tag());
                say(channel, buffer.tag(), messages.size());
                messages.add(ByteSlice.of(buffer.message().toByteArray()));
            }
        } while (end == null && !channel.isOver());
        return new Heard(messages, tags, end == null ? "over" : end, ByteSlice.of(said.toByteArray()));
    }

    /** @return the permitted failure; null for a message */
    private static @Nullable String receive(MessageChannel channel, MessageBuffer buffer) {
        try {
            channel.receive(buffer);
            return null;
        } catch (ConnectionLostException
                | MalformedMessageException
                | MessageTooLargeException
                | HttpStatusException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return refused.toString();
        } catch (IOException e) {
            throw new AssertionError("no failure that a framing has", e);
        }
    }

    private static void say(MessageChannel channel, int tag, int number) {
        try {
            channel.send(answer(number), tag);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ProtoWriter answer(int number) {
        ProtoWriter answer = new ProtoWriter(64);
        answer.string(1, "answer " + number);
        return answer;
    }

    private static List<ByteSlice> answers(int count) {
        List<ByteSlice> answers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            answers.add(ByteSlice.of(answer(number).toByteArray()));
        }
        return answers;
    }

    /**
     * Requires that a head with text from the peer has control characters at the ends of its lines only: a lenient
     * reader could take another one for the end of a line.
     */
    private static void requirePlainText(ByteSlice said) {
        String text = new String(said.toByteArray(), StandardCharsets.ISO_8859_1);
        for (String head : text.split("POST / ", -1)) {
            int end = head.indexOf("\r\n\r\n");
            assertThat(head.substring(0, Math.max(0, end)).replace("\r\n", ""))
                    .doesNotContainPattern("[\\x00-\\x1f\\x7f]");
        }
    }
}
