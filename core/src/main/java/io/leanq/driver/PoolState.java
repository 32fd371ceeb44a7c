package io.leanq.driver;

/**
 * The connections of a pool at one moment.
 *
 * @param active lent
 * @param idle open and not lent
 * @param waiting threads that wait for one
 * @param most connections that there may be at once
 */
public record PoolState(int active, int idle, int waiting, int most) {}
