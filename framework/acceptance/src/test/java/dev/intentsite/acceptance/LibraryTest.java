package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.acceptance.library.LendingDesk;
import dev.intentsite.client.Message;
import dev.intentsite.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A site that is no restaurant, through HTTP. */
class LibraryTest {
    private final LendingDesk desk = new LendingDesk();
    private Served library;
    private Agent reader;

    @BeforeEach
    void open() {
        library = Served.of(TestClock.at("2026-11-20T10:00", "Europe/Paris"), desk);
        reader = new Agent(library);
    }

    @AfterEach
    void close() {
        library.close();
    }

    private String borrowed() {
        return reader.conversation()
                .says("I would like to borrow Moby Dick with card READER-42")
                .isConfirmed("LOAN-")
                .externalId();
    }

    @Test
    void aBookIsBorrowedForTheDaysThatAreTheDefault() {
        reader.conversation()
                .says("I would like to borrow a book")
                .asksFor("title")
                .offers("title", "Moby Dick", "Middlemarch")
                .chooses("Middlemarch")
                .asksFor("card")
                .says("READER-42")
                .isConfirmed("LOAN-")
                .hears("2026-12-11");
        assertThat(desk.lent()).isEqualTo(1);
    }

    @Test
    void aTitleThatIsNotOnTheShelfIsRefusedWithThoseThatAre() {
        reader.conversation()
                .says(Message.of("Lend me a book")
                        .capability("borrow_book")
                        .parameter("title", "Ulysses")
                        .parameter("card", "READER-42"))
                .asksFor("title")
                .hears("Ulysses")
                .offers("title", "The Moonstone");
        assertThat(desk.lent()).isZero();
    }

    @Test
    void aRenewalIsConfirmedFirst() {
        String loan = borrowed();
        reader.conversation()
                .says("Renew " + loan + " for 14 days")
                .asksForConfirmation()
                .hears("2026-12-25")
                .confirms()
                .isConfirmed(loan);
    }

    @Test
    void atLeastOneChangeIsNeededForARenewal() {
        String loan = borrowed();
        reader.conversation()
                .says(Message.of("Renew a loan").capability("renew").parameter("loan", loan))
                .says(Message.of("ada@example.org").parameter("email", "ada@example.org"))
                .asksForConfirmation()
                .declines();
        assertThat(desk.lent()).isEqualTo(1);
    }

    @Test
    void severalLoansComeBackAtOnce() {
        String first = borrowed();
        String second = borrowed();
        reader.conversation()
                .says("I want to return " + first + " and " + second)
                .asksFor("damaged")
                .says("no")
                .isConfirmed("RETURN-")
                .hears("Back: 2");
        assertThat(desk.lent()).isZero();
    }

    @Test
    void aFineIsMoneyWithItsCurrency() {
        reader.conversation()
                .says("I want to pay a fine of 2.50 euros with card READER-42")
                .isConfirmed("FINE-")
                .knows("amount", "{\"amount\":\"2.50\",\"currency\":\"EUR\"}");
    }

    @Test
    void questionsAreAnsweredInTheMiddleAndTheTaskGoesOn() {
        reader.conversation()
                .says("Do you have crime stories?")
                .isAnswered()
                .hears("The Moonstone")
                .doesNotHear("Moby Dick");
        reader.conversation()
                .says("I would like to borrow Moby Dick")
                .asksFor("card")
                .asks("When are you open?")
                .hears("from 9 to 20")
                .asksFor("card")
                .says("READER-42")
                .isConfirmed("LOAN-");
    }
}
