CREATE INDEX booking_by_actor ON booking (booked_by);
