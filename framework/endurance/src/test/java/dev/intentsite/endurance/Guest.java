package dev.intentsite.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.client.Conversation;
import dev.intentsite.client.Message;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.ErrorStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Somebody who books, corrects, moves and cancels, one conversation after the other, and remembers what was confirmed. A message without an
 * answer is sent again under its key until it has one: then what is remembered is exactly what the house must hold. For one thread.
 */
final class Guest extends Talker {
    private static final List<String> DATES =
            List.of("2026-10-16", "2026-10-17", "2026-10-18", "2026-10-20", "2026-10-21");
    private static final List<String> TIMES = List.of("12:00", "13:00", "18:00", "19:30", "20:00", "21:00");

    private final String name;
    private final Random random;
    private final Map<String, Reservation> reservations = new HashMap<>();

    /**
     * Begins.
     *
     * @param name letters alone
     * @param answers gets a permit for all that is answered, to him and to others
     */
    Guest(House house, String name, Random random, Semaphore answers) {
        super(house, answers);
        this.name = name;
        this.random = random;
    }

    /** What was confirmed to him, by reference. */
    Map<String, Reservation> reservations() {
        return reservations;
    }

    @Override
    void oneConversation() {
        List<Reservation> mine = reservations.values().stream()
                .filter(reservation -> reservation.status().equals("booked"))
                .sorted((a, b) -> a.reference().compareTo(b.reference()))
                .toList();
        int wish = mine.isEmpty() ? 0 : random.nextInt(10);
        if (wish < 5) {
            book();
        } else if (wish < 7) {
            cancel(mine.get(random.nextInt(mine.size())));
        } else {
            change(mine.get(random.nextInt(mine.size())));
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private void book() {
        Conversation conversation = begin();
        int partySize = 1 + random.nextInt(6);
        String date = any(DATES);
        String time = any(TIMES);
        Message wish = Message.of("A table, please")
                .capability("book_table")
                .parameter("date", date)
                .parameter("guest_name", name);
        SiteAnswer answer;
        if (random.nextBoolean()) {
            Message all = wish.parameter("party_size", partySize).parameter("time", time);
            answer = said(conversation, () -> conversation.start(all));
        } else {
            int wrong = 1 + partySize % 6;
            said(conversation, () -> conversation.start(wish.parameter("party_size", wrong)));
            said(
                    conversation,
                    () -> conversation.correct(
                            Message.of("I meant " + partySize + " people").parameter("party_size", partySize)));
            answer = said(
                    conversation,
                    () -> conversation.reply(Message.of("At " + time).parameter("time", time)));
        }
        settled(conversation, answer, time)
                .ifPresent(
                        done -> keep(new Reservation(done.reference(), name, partySize, date, done.time(), "booked")));
    }

    private void keep(Reservation reservation) {
        reservations.put(reservation.reference(), reservation);
    }

    private void change(Reservation mine) {
        Conversation conversation = begin();
        Message wish = Message.of("Change my reservation")
                .capability("modify_reservation")
                .parameter("reference", mine.reference());
        if (random.nextBoolean()) {
            int partySize = 1 + random.nextInt(6);
            SiteAnswer answer = said(conversation, () -> conversation.start(wish.parameter("party_size", partySize)));
            settled(conversation, answer, mine.time())
                    .ifPresent(done -> keep(mine.of(partySize).at(done.time())));
        } else {
            String wanted = any(TIMES);
            SiteAnswer answer = said(conversation, () -> conversation.start(wish.parameter("time", wanted)));
            settled(conversation, answer, wanted).ifPresent(done -> keep(mine.at(done.time())));
        }
    }

    private void cancel(Reservation mine) {
        Conversation conversation = begin();
        SiteAnswer asked = said(
                conversation,
                () -> conversation.start(Message.of("Cancel my reservation")
                        .capability("cancel_reservation")
                        .parameter("reference", mine.reference())));
        assertThat(asked.asksForConfirmation()).as("%s", asked.envelope()).isTrue();
        boolean yes = random.nextInt(5) > 0;
        SiteAnswer answer = said(conversation, () -> conversation.confirm(yes));
        if (yes) {
            settled(conversation, answer, "").ifPresent(done -> keep(mine.cancelled()));
        } else {
            giveUp(conversation);
        }
    }

    /** How a wish ended well. */
    private record Done(String reference, String time) {}

    /** Takes another time where the wanted one is gone, twice at most, then gives up. */
    private Optional<Done> settled(Conversation conversation, SiteAnswer first, String wanted) {
        SiteAnswer answer = first;
        String time = wanted;
        for (int tries = 0; tries < 2 && !conversation.hasEnded(); tries++) {
            List<Choice> times = answer.options().stream()
                    .filter(choice -> choice.parameter().equals("time"))
                    .toList();
            if (times.isEmpty()) {
                break;
            }
            Choice other = any(times);
            time = other.value().asText();
            answer = said(conversation, () -> conversation.choose(other));
        }
        if (!conversation.hasEnded()) {
            giveUp(conversation);
            return Optional.empty();
        }
        assertThat(answer.response().status()).as("%s", answer.envelope()).contains("confirmed");
        return Optional.of(new Done(answer.response().externalId().orElseThrow(), time));
    }

    private void giveUp(Conversation conversation) {
        said(conversation, conversation::cancel);
        assertThat(conversation.hasEnded()).isTrue();
    }

    private SiteAnswer said(Conversation conversation, Supplier<SiteAnswer> message) {
        SiteAnswer answer = untilAnswered(conversation, message);
        assertThat(answer.isError() && !answer.isError(ErrorStatus.CANCELLED))
                .as("%s is answered %s", name, answer.envelope())
                .isFalse();
        return answer;
    }
}
