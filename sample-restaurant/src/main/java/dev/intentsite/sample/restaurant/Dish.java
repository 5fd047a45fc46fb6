package dev.intentsite.sample.restaurant;

import java.math.BigDecimal;
import java.util.Set;

/** A dish of the menu; {@code price} in US dollars. */
record Dish(
        String name,
        HouseInformation.Course course,
        String description,
        BigDecimal price,
        Set<HouseInformation.Diet> diets) {
    Dish {
        diets = Set.copyOf(diets);
    }

    boolean suits(HouseInformation.Diet diet) {
        return diets.contains(diet);
    }
}
