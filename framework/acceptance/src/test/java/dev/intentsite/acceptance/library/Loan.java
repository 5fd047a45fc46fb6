package dev.intentsite.acceptance.library;

import java.time.LocalDate;

record Loan(String number, String title, String card, LocalDate due) {}
