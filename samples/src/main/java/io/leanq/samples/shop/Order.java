package io.leanq.samples.shop;

import java.time.LocalDateTime;

/** An order, with the version that counts its changes. */
public record Order(long id, String customer, LocalDateTime placed, String state, Delivery delivery, int version) {

    /** The same order in another state. */
    Order in(String newState) {
        return new Order(id, customer, placed, newState, delivery, version);
    }
}
