package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.PersonalData;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Propose;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import dev.intentsite.site.internal.dialogue.Markdown;
import dev.intentsite.site.internal.dialogue.Texts;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What every person may ask of every site: to see, correct and have forgotten what is held about whoever asks. Capabilities like a
 * company's own, so that they are in the manifest and work by message, page and terminal alike. Thread-safe.
 */
public final class PersonsRights {
    private static final Pattern KEY = Pattern.compile("\\{(rights\\.[a-z_.]+)}");
    private static final int SHOWN = 50;
    private static final String MESSAGE = "message_received";

    private final Optional<PersonalData> company;
    private volatile @Nullable Ledger ledger;

    public PersonsRights(Optional<PersonalData> company) {
        this.company = company;
    }

    /** The texts of the capabilities' annotations in that language, and any other annotation's as they are. */
    public static UnaryOperator<String> texts(Locale locale) {
        return text -> {
            Matcher key = KEY.matcher(text);
            return key.matches() && Texts.has(locale, key.group(1)) ? Texts.of(locale, key.group(1)) : text;
        };
    }

    /** Says where interactions are kept, before the first message. */
    public void heldIn(Ledger store) {
        ledger = store;
    }

    private Ledger store() {
        return Objects.requireNonNull(ledger, "the site is not assembled yet");
    }

    /** The objects with the capabilities. */
    public List<Object> handlers() {
        List<Object> handlers = new ArrayList<>();
        handlers.add(new Showing());
        company.ifPresent(data -> handlers.add(new Correcting(data)));
        handlers.add(new Forgetting());
        return handlers;
    }

    private List<String> companysEntries(Turn turn) throws Exception {
        return company.isPresent() ? company.get().held(turn) : List.of();
    }

    private final class Showing {
        @Capability(
                id = "show_my_data",
                intent = "{rights.show_my_data.intent}",
                description = "{rights.show_my_data.description}",
                examples = "{rights.show_my_data.examples}",
                kind = Kind.INFORMATIONAL,
                trust = Trust.SELF_ASSERTED)
        Outcome showMyData(Turn turn) throws Exception {
            List<Interaction> all = store().ofActor(turn.origin());
            List<Interaction> shown = all.subList(0, Math.min(SHOWN, all.size()));
            List<String> lines = new ArrayList<>();
            List<Map<String, Object>> conversations = new ArrayList<>();
            for (Interaction interaction : shown) {
                List<String> said = said(interaction);
                String began = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(turn.locale())
                        .format(interaction.createdAt().atZone(turn.now().getZone()));
                lines.add(Texts.of(
                        turn.locale(), "rights.conversation", began, Markdown.plain(String.join(" / ", said))));
                Map<String, Object> conversation = new LinkedHashMap<>();
                conversation.put("@type", "Conversation");
                conversation.put("identifier", interaction.interactionId());
                conversation.put("dateCreated", interaction.createdAt().toString());
                conversation.put("text", said);
                conversations.add(conversation);
            }
            if (all.size() > shown.size()) {
                lines.add(Texts.of(turn.locale(), "options.more", all.size() - shown.size()));
            }
            List<String> companys = companysEntries(turn);
            return Outcome.answered(message(turn, lines, companys))
                    .with(Map.of(
                            "@context",
                            "https://schema.org",
                            "@type",
                            "ItemList",
                            "itemListElement",
                            conversations,
                            "description",
                            companys));
        }

        private static String message(Turn turn, List<String> conversations, List<String> companys) {
            List<String> paragraphs = new ArrayList<>();
            if (!conversations.isEmpty()) {
                paragraphs.add(paragraph(turn, "rights.conversations", conversations));
            }
            if (!companys.isEmpty()) {
                paragraphs.add(paragraph(turn, "rights.company", companys));
            }
            return paragraphs.isEmpty() ? Texts.of(turn.locale(), "rights.nothing") : String.join("\n\n", paragraphs);
        }

        private List<String> said(Interaction interaction) {
            List<String> said = store().events(interaction.interactionId()).stream()
                    .filter(event -> event.type().equals(MESSAGE))
                    .map(event -> event.payload().path("message").asText())
                    .toList();
            return said.isEmpty() ? List.of(interaction.description()) : said;
        }
    }

    private final class Forgetting {
        @Capability(
                id = "forget_me",
                intent = "{rights.forget_me.intent}",
                description = "{rights.forget_me.description}",
                examples = "{rights.forget_me.examples}",
                confirmation = Confirmation.ALWAYS,
                trust = Trust.SELF_ASSERTED)
        Outcome forgetMe(Turn turn, Transaction transaction) throws Exception {
            if (company.isPresent()) {
                company.get().forget(turn, transaction);
            }
            ((TurnTransaction) transaction).forgetOrigin();
            return Outcome.confirmed(turn.interactionId(), Texts.of(turn.locale(), "rights.forgotten"));
        }

        @Propose
        Proposal proposeForgetting(Turn turn) throws Exception {
            List<String> companys = companysEntries(turn);
            return Proposal.of(
                    companys.isEmpty()
                            ? Texts.of(turn.locale(), "rights.forget")
                            : paragraph(turn, "rights.forget.company", companys));
        }
    }

    /** Only what the company holds can be wrong: a conversation is a record of what was said. */
    private static final class Correcting {
        private final PersonalData data;

        Correcting(PersonalData data) {
            this.data = data;
        }

        record Correction(
                @Parameter(value = "{rights.correct_name.description}", label = "{rights.correct_name.label}")
                PersonName correctName) {}

        @Capability(
                id = "correct_my_data",
                intent = "{rights.correct_my_data.intent}",
                description = "{rights.correct_my_data.description}",
                examples = "{rights.correct_my_data.examples}",
                confirmation = Confirmation.ALWAYS,
                trust = Trust.SELF_ASSERTED)
        Outcome correctMyData(Correction correction, Turn turn, Transaction transaction) throws Exception {
            int places = data.correctName(correction.correctName(), turn, transaction);
            return Outcome.confirmed(turn.interactionId(), Texts.of(turn.locale(), "rights.corrected", places));
        }

        @Propose
        Proposal proposeCorrecting(Correction correction, Turn turn) throws Exception {
            List<String> companys = data.held(turn);
            return companys.isEmpty()
                    ? Proposal.failed(Texts.of(turn.locale(), "rights.correct.nothing"))
                    : Proposal.of(paragraph(
                            turn,
                            "rights.correct",
                            companys,
                            Markdown.plain(correction.correctName().value())));
        }
    }

    private static String paragraph(Turn turn, String key, List<String> lines, Object... values) {
        return Texts.of(turn.locale(), key, values) + "\n\n- " + String.join("\n- ", lines);
    }
}
