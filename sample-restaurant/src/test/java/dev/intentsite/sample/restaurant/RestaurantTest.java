package dev.intentsite.sample.restaurant;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a restaurant of its own, new for each of its methods. */
abstract class RestaurantTest {
    @TempDir
    Path folder;

    OpenRestaurant restaurant;

    @BeforeEach
    void open() {
        restaurant = new OpenRestaurant(folder);
    }

    @AfterEach
    void close() {
        restaurant.close();
    }
}
