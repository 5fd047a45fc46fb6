package dev.intentsite.acceptance.library;

import static dev.intentsite.site.Confirmation.ALWAYS;
import static dev.intentsite.site.Kind.INFORMATIONAL;

import dev.intentsite.protocol.value.EmailAddress;
import dev.intentsite.protocol.value.Money;
import dev.intentsite.protocol.value.PhoneNumber;
import dev.intentsite.protocol.value.Reference;
import dev.intentsite.site.AtLeastOne;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Option;
import dev.intentsite.site.Options;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Propose;
import dev.intentsite.site.Turn;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What readers do at the desk. */
public final class LendingDesk {
    private final Map<String, Loan> loans = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger(1000);

    /** How many books are out. */
    public int lent() {
        return loans.size();
    }

    record Borrowing(
            @Parameter(value = "Title of the book", type = "string") @Size(min = 2, max = 120)
            String title,

            @Parameter(value = "Number of your reader's card", label = "reader's card")
            Reference card,

            @Parameter(value = "For how many days", defaultValue = "21") @Min(1) @Max(28)
            int days) {}

    @Capability(
            intent = "Borrow a book",
            description = "Take a book home with your reader's card",
            examples = {"I would like to borrow [Moby Dick](title)", "Lend me a book, my card is READER-42"})
    Outcome borrowBook(Borrowing wish, Turn turn) {
        if (Book.ALL.stream().noneMatch(book -> book.title().equalsIgnoreCase(wish.title()))) {
            return Outcome.refused("title", "We do not have **" + wish.title() + "**.", titles());
        }
        Loan loan = new Loan(
                "LOAN-" + numbers.incrementAndGet(),
                wish.title(),
                wish.card().value(),
                turn.now().toLocalDate().plusDays(wish.days()));
        loans.put(loan.number(), loan);
        return Outcome.confirmed(loan.number(), "**" + loan.title() + "** is yours until " + loan.due() + ".");
    }

    @Options(value = "title", of = Borrowing.class, open = true)
    List<Option<String>> titles() {
        return Book.ALL.stream().map(book -> Option.of(book.title())).toList();
    }

    record Return(
            @Parameter(value = "Numbers of the loans", label = "loans")
            List<Reference> loans,

            @Parameter("Whether a book is damaged") boolean damaged) {}

    @Capability(
            intent = "Return books",
            description = "Bring borrowed books back",
            examples = {"I want to return LOAN-1001 and LOAN-1002"})
    Outcome returnBooks(Return books) {
        long back = books.loans().stream()
                .filter(number -> loans.remove(number.value()) != null)
                .count();
        return back == 0
                ? Outcome.refused("loans", "None of these is lent.")
                : Outcome.confirmed(
                        "RETURN-" + numbers.incrementAndGet(),
                        "Back: " + back + (books.damaged() ? ", somebody will look at the damage." : "."));
    }

    @AtLeastOne({"days", "email", "phone"})
    record Renewal(
            @Parameter("Number of the loan") Reference loan,
            @Parameter("Days more") Optional<@Min(1) @Max(28) Integer> days,

            @Parameter("E-mail address for the reminder") Optional<EmailAddress> email,

            @Parameter("Phone number for the reminder") Optional<PhoneNumber> phone) {}

    @Capability(
            intent = "Renew a loan",
            description = "Keep a borrowed book longer, or change where we remind you",
            examples = {"Renew LOAN-1001 for 14 days"},
            confirmation = ALWAYS)
    Outcome renew(Renewal renewal) {
        Loan loan = loans.computeIfPresent(renewal.loan().value(), (number, held) -> longer(held, renewal));
        return loan == null
                ? Outcome.failed("There is no such loan.")
                : Outcome.confirmed(loan.number(), "**" + loan.title() + "** is yours until " + loan.due() + ".");
    }

    @Propose
    Proposal renewing(Renewal renewal) {
        Loan loan = loans.get(renewal.loan().value());
        return loan == null
                ? Proposal.refused("loan", "There is no such loan.")
                : Proposal.of("**" + loan.title() + "** until "
                        + longer(loan, renewal).due());
    }

    private static Loan longer(Loan loan, Renewal renewal) {
        return new Loan(
                loan.number(),
                loan.title(),
                loan.card(),
                loan.due().plusDays(renewal.days().orElse(0)));
    }

    record Fine(
            @Parameter(value = "Number of your reader's card", label = "reader's card")
            Reference card,

            @Parameter("How much you pay") Money amount) {}

    @Capability(
            intent = "Pay a fine",
            description = "Pay for a book that came back late",
            examples = {"I want to pay a fine of 2.50 euros with card READER-42"})
    Outcome payFine(Fine fine) {
        return Outcome.confirmed("FINE-" + numbers.incrementAndGet(), "Thank you for " + fine.amount() + ".");
    }

    record Search(@Parameter("Which kind of book") Optional<Genre> genre) {}

    @Capability(
            intent = "Find a book",
            description = "What we have on our shelves",
            examples = {"Which books do you have?", "Do you have crime stories?"},
            kind = INFORMATIONAL)
    Outcome findBook(Search search) {
        return Outcome.answered(Book.ALL.stream()
                .filter(book -> search.genre().map(book.genre()::equals).orElse(true))
                .map(book -> "- " + book.title() + ", " + book.author())
                .collect(Collectors.joining("\n")));
    }

    @Capability(
            intent = "Ask for opening hours",
            description = "When the library is open",
            examples = {"When are you open?"},
            kind = INFORMATIONAL)
    Outcome openingHours() {
        return Outcome.answered("Every day from 9 to 20.");
    }
}
