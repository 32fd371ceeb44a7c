package io.leanq.samples.shop;

import java.util.List;

/** How an order is delivered; stored as one JSON document. */
public record Delivery(String carrier, List<String> wishes) {}
