package io.leanq.leanxcale;

/** How messages travel between client and server. */
public enum Transport {
    /** Over a socket in chunks behind 12 bytes of header, as LeanXcale's clients do since 2024. */
    TCP,
    /** Over a socket behind 8 bytes of header, as LeanXcale's clients did in 2023. */
    TCP8,
    /** By HTTP/1.1, as Avatica's own servers and LeanXcale's oldest clients do. */
    HTTP
}
