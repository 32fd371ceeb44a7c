package io.leanq.samples.shop;

import java.math.BigDecimal;

/** A line of an order. */
public record Line(long orderId, int position, String product, int quantity, BigDecimal price) {}
