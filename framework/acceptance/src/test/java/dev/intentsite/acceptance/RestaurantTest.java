package dev.intentsite.acceptance;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a restaurant of its own on a free port, new for each of its methods. */
abstract class RestaurantTest {
    @TempDir
    Path folder;

    Restaurant restaurant;

    @BeforeEach
    void open() {
        restaurant = new Restaurant(folder);
    }

    @AfterEach
    void close() {
        restaurant.close();
    }
}
