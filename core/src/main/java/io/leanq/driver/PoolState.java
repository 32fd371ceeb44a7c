package io.leanq.driver;

/**
 * The connections of a pool at one moment.
 *
 * @param active connections that are lent
 * @param idle connections that are open and not lent
 * @param waiting threads that wait for a connection
 * @param most the most connections that the pool opens
 */
public record PoolState(int active, int idle, int waiting, int most) {}
