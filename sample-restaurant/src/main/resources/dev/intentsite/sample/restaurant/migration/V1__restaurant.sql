-- Opening hours: a row for each service of a weekday (1 = Monday); the days without a row are closed.
CREATE TABLE service (
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    name TEXT NOT NULL,
    opens TEXT NOT NULL,
    closes TEXT NOT NULL,
    last_seating TEXT NOT NULL,
    PRIMARY KEY (weekday, name)
);

INSERT INTO service (weekday, name, opens, closes, last_seating)
SELECT day.value, meal.column1, meal.column2, meal.column3, meal.column4
FROM (SELECT 2 AS value UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7) AS day,
     (VALUES ('Lunch', '12:00', '15:00', '14:00'), ('Dinner', '18:00', '23:00', '21:30')) AS meal;

-- Tables. A party takes one; the private room is for parties of seven or more.
CREATE TABLE dining_table (
    id TEXT PRIMARY KEY,
    area TEXT NOT NULL,
    seats INTEGER NOT NULL,
    least_party INTEGER NOT NULL
);

INSERT INTO dining_table (id, area, seats, least_party) VALUES
    ('bar-1', 'Bar', 2, 1), ('bar-2', 'Bar', 2, 1), ('bar-3', 'Bar', 2, 1), ('bar-4', 'Bar', 2, 1),
    ('main-1', 'Main dining room', 4, 1), ('main-2', 'Main dining room', 4, 1), ('main-3', 'Main dining room', 4, 1),
    ('main-4', 'Main dining room', 4, 1), ('main-5', 'Main dining room', 4, 1), ('main-6', 'Main dining room', 4, 1),
    ('main-7', 'Main dining room', 6, 1), ('main-8', 'Main dining room', 6, 1),
    ('patio-1', 'Patio', 4, 1), ('patio-2', 'Patio', 4, 1), ('patio-3', 'Patio', 4, 1),
    ('private-1', 'Private room', 20, 7);

CREATE TABLE booking (
    reference TEXT PRIMARY KEY,
    guest_name TEXT NOT NULL,
    guest_key TEXT NOT NULL,
    party_size INTEGER NOT NULL CHECK (party_size BETWEEN 1 AND 20),
    booked_date TEXT NOT NULL,
    booked_time TEXT NOT NULL,
    table_id TEXT NOT NULL REFERENCES dining_table (id),
    requests TEXT,
    booked_by TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('booked', 'cancelled'))
);

CREATE INDEX booking_by_guest ON booking (guest_key, booked_date, booked_time);

-- A table is held 90 minutes: three half hours. Its key is what forbids one table twice.
CREATE TABLE held_half_hour (
    table_id TEXT NOT NULL REFERENCES dining_table (id),
    starts_at TEXT NOT NULL,
    reference TEXT NOT NULL REFERENCES booking (reference),
    PRIMARY KEY (table_id, starts_at)
);

CREATE INDEX held_by_booking ON held_half_hour (reference);

CREATE TABLE dish (
    name TEXT PRIMARY KEY,
    course TEXT NOT NULL CHECK (course IN ('starters', 'pasta', 'mains', 'desserts')),
    description TEXT NOT NULL,
    price_cents INTEGER NOT NULL,
    vegetarian INTEGER NOT NULL,
    vegan INTEGER NOT NULL,
    gluten_free INTEGER NOT NULL,
    nut_free INTEGER NOT NULL,
    position INTEGER NOT NULL
);

INSERT INTO dish (name, course, description, price_cents, vegetarian, vegan, gluten_free, nut_free, position) VALUES
    ('Bruschetta al pomodoro', 'starters', 'Grilled bread, tomato, basil', 900, 1, 1, 0, 1, 1),
    ('Burrata', 'starters', 'Burrata, roast peppers, basil oil', 1400, 1, 0, 1, 1, 2),
    ('Carpaccio di manzo', 'starters', 'Raw beef, rocket, parmesan', 1600, 0, 0, 1, 1, 3),
    ('Insalata di finocchi', 'starters', 'Fennel, orange, olives', 1100, 1, 1, 1, 1, 4),
    ('Tagliatelle al ragù', 'pasta', 'Slow-cooked beef and pork', 2100, 0, 0, 0, 1, 5),
    ('Trofie al pesto', 'pasta', 'Basil pesto with pine nuts', 1900, 1, 0, 0, 0, 6),
    ('Spaghetti aglio e olio', 'pasta', 'Garlic, chilli, olive oil', 1600, 1, 1, 0, 1, 7),
    ('Risotto ai funghi', 'pasta', 'Porcini and parmesan', 2200, 1, 0, 1, 1, 8),
    ('Branzino al forno', 'mains', 'Baked sea bass, potatoes, lemon', 3200, 0, 0, 1, 1, 9),
    ('Pollo alla cacciatora', 'mains', 'Chicken, tomato, olives', 2600, 0, 0, 1, 1, 10),
    ('Melanzane alla griglia', 'mains', 'Grilled aubergine, tomato, capers', 2000, 1, 1, 1, 1, 11),
    ('Tiramisù', 'desserts', 'Mascarpone, coffee, savoiardi', 1000, 1, 0, 0, 1, 12),
    ('Sorbetto al limone', 'desserts', 'Lemon sorbet', 800, 1, 1, 1, 1, 13),
    ('Torta di mandorle', 'desserts', 'Almond cake', 1000, 1, 0, 1, 0, 14);
