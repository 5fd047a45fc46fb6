package dev.intentsite.endurance;

import dev.intentsite.client.Conversation;
import dev.intentsite.client.Message;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.endurance.history.Operation;
import dev.intentsite.endurance.history.TableCall;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/** Somebody who wants one of the last tables for two, and writes down what he was answered, and when. */
final class Diner extends Talker {
    static final List<String> TIMES = List.of("19:00", "21:00");
    private static final String DATE = "2026-10-16";

    private final String name;
    private final Random random;
    private final Queue<Operation<TableCall>> history;
    private String reference = "";
    private String time = "";

    Diner(House house, String name, Random random, Queue<Operation<TableCall>> history) {
        super(house, new Semaphore(0));
        this.name = name;
        this.random = random;
        this.history = history;
    }

    @Override
    void oneConversation() {
        int wish = random.nextInt(10);
        if (wish < 3) {
            look();
        } else if (reference.isEmpty()) {
            book(TIMES.get(random.nextInt(TIMES.size())));
        } else if (wish < 7) {
            cancel();
        } else {
            move();
        }
    }

    private static Message wish(String capability) {
        return Message.of("A table, please").capability(capability);
    }

    /** Says it, and writes down what the answer means. */
    private SiteAnswer noted(
            Conversation conversation, Supplier<SiteAnswer> message, Function<SiteAnswer, List<TableCall>> meaning) {
        long asked = System.nanoTime();
        SiteAnswer answer = untilAnswered(conversation, message);
        long answered = System.nanoTime();
        meaning.apply(answer).forEach(call -> history.add(new Operation<>(call, asked, answered)));
        return answer;
    }

    private static boolean isConfirmed(SiteAnswer answer) {
        return answer.response().status().filter("confirmed"::equals).isPresent();
    }

    private static boolean offers(SiteAnswer answer, String time) {
        return answer.options().stream()
                .anyMatch(choice -> choice.parameter().equals("time")
                        && choice.value().asText().equals(time));
    }

    private void look() {
        Conversation conversation = begin();
        Message message = wish("book_table")
                .parameter("party_size", 2)
                .parameter("guest_name", name)
                .parameter("date", DATE);
        noted(
                conversation,
                () -> conversation.start(message),
                answer -> TIMES.stream()
                        .<TableCall>map(seating -> new TableCall.Seen(seating, offers(answer, seating)))
                        .toList());
        untilAnswered(conversation, conversation::cancel);
    }

    private void book(String wanted) {
        Conversation conversation = begin();
        Message message = wish("book_table")
                .parameter("party_size", 2)
                .parameter("guest_name", name)
                .parameter("date", DATE)
                .parameter("time", wanted);
        SiteAnswer answer = noted(
                conversation,
                () -> conversation.start(message),
                heard -> List.of(isConfirmed(heard) ? new TableCall.Booked(wanted) : new TableCall.Full(wanted)));
        if (isConfirmed(answer)) {
            reference = answer.response().externalId().orElseThrow();
            time = wanted;
        } else {
            untilAnswered(conversation, conversation::cancel);
        }
    }

    private void move() {
        String to = TIMES.get(1 - TIMES.indexOf(time));
        Conversation conversation = begin();
        Message message =
                wish("modify_reservation").parameter("reference", reference).parameter("time", to);
        SiteAnswer answer = noted(
                conversation,
                () -> conversation.start(message),
                heard -> List.of(isConfirmed(heard) ? new TableCall.Moved(time, to) : new TableCall.Full(to)));
        if (isConfirmed(answer)) {
            time = to;
        } else {
            untilAnswered(conversation, conversation::cancel);
        }
    }

    private void cancel() {
        Conversation conversation = begin();
        untilAnswered(
                conversation,
                () -> conversation.start(wish("cancel_reservation").parameter("reference", reference)));
        noted(
                conversation,
                () -> conversation.confirm(true),
                heard -> List.of(isConfirmed(heard) ? new TableCall.Released(time) : new TableCall.Missing(time)));
        reference = "";
    }
}
