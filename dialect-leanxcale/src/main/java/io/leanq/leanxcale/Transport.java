package io.leanq.leanxcale;

/** How messages travel between client and server. */
public enum Transport {
    /** A socket, with messages in chunks behind 12 bytes of header, as LeanXcale's clients send them since 2024. */
    TCP,
    /** A socket, with messages behind 8 bytes of header, as LeanXcale's clients sent them in 2023. */
    TCP8,
    /** HTTP/1.1, as Avatica's own servers and LeanXcale's oldest clients use it. */
    HTTP
}
