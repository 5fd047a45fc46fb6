package dev.intentsite.sample.restaurant;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** The dishes, from the database. */
final class Menu {
    private final Jdbi jdbi;

    Menu(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Dish> dishes() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM dish ORDER BY position")
                .map((row, context) -> dish(row))
                .list());
    }

    private static Dish dish(ResultSet row) throws SQLException {
        Set<HouseInformation.Diet> diets = new HashSet<>();
        for (HouseInformation.Diet diet : HouseInformation.Diet.values()) {
            if (row.getInt(diet.name().toLowerCase(Locale.ROOT)) == 1) {
                diets.add(diet);
            }
        }
        return new Dish(
                row.getString("name"),
                HouseInformation.Course.valueOf(row.getString("course").toUpperCase(Locale.ROOT)),
                row.getString("description"),
                BigDecimal.valueOf(row.getLong("price_cents"), 2),
                diets);
    }
}
