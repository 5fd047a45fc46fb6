package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import org.jspecify.annotations.Nullable;

/**
 * Counts people who are told one by one: "me, my wife and our two kids". Some of whom nobody knows how many they are ("my friends and
 * me") make it no number, and neither is one whether the speaker comes along ("my wife and two kids", but not "with my wife").
 */
final class Groups {
    private static final int NONE = -1;
    private static final int LARGEST = 1000;
    private static final int MOST_MEMBERS = 12;
    private static final int MOST_OWNERS = 2;

    private final Analysis analysis;
    private int count;
    private int members;
    private boolean self;
    private boolean open;
    private boolean sets;
    private int owners;

    private Groups(Analysis analysis) {
        this.analysis = analysis;
    }

    /**
     * People told one by one.
     *
     * @param end index after the last token
     * @param count how many they are, unless that is open
     */
    record Group(int end, int count, boolean open) {}

    /** One of them, or some of one kind. @param count {@link #NONE} when that is open */
    private record Member(int end, int count) {}

    /** The people who are told from the token on; null when there are not several. */
    static @Nullable Group at(Analysis analysis, int start) {
        return new Groups(analysis).search(start);
    }

    private @Nullable Group search(int start) {
        boolean with = analysis.is("group.with", start);
        int first = with ? start + 1 : start;
        Number number = Numbers.at(analysis, first);
        if (number != null && analysis.is("group.total", number.end())) {
            return null;
        }
        int at = first;
        int end = start;
        while (at < analysis.size() && members < MOST_MEMBERS) {
            boolean before = self;
            Member member = member(at, at > first);
            if (member == null || number != null && !before && self && !ends(member.end())) {
                self = before;
                break;
            }
            members += self == before ? 1 : 0;
            open |= member.count() == NONE;
            count += Math.min(LARGEST + 1, Math.max(0, member.count()));
            end = member.end();
            Hit joint = table("plus", end);
            if (joint == null || total(end, joint.end())) {
                break;
            }
            at = joint.end();
        }
        if (members < 1 || members < 2 && !self || count > LARGEST) {
            return null;
        }
        if (self || with) {
            return new Group(end, self ? count : count + 1, open);
        }
        // Numbers of several kinds are added by who knows which parameters the capability has.
        if (number != null && !sets) {
            return null;
        }
        boolean theirs = analysis.is("possessive", first);
        return new Group(end, count, open || theirs);
    }

    /** ", 5 of us": how many they are in all. */
    private boolean total(int comma, int at) {
        Number number = Numbers.at(analysis, at);
        return analysis.word(comma).equals(",")
                && at == comma + 1
                && number != null
                && analysis.is("group.total", number.end());
    }

    private @Nullable Member member(int at, boolean joined) {
        Hit me = table("group.self", at);
        if (me != null) {
            if (self) {
                return null;
            }
            self = true;
            return new Member(me.end(), 1);
        }
        Hit whose = table("group.whose", at);
        Hit article = whose == null ? table("number.article", at) : null;
        int next = whose != null ? whose.end() : article != null ? article.end() : at;
        Number number = Numbers.at(analysis, next);
        if (number != null && (number.ordinal() || number.small() < 1)) {
            return null;
        }
        boolean led = whose != null || article != null;
        if (number != null) {
            next = aged(number.end());
            if (next > number.end()) {
                number = null;
            }
        }
        if (!led && number == null && !joined) {
            return null;
        }
        owners = 0;
        int one = article != null ? 1 : NONE;
        Member kind = kind(next, number == null ? one : number.small(), number != null);
        if (kind == null && (led || number != null) && adjective(next)) {
            kind = kind(next + 1, number == null ? one : number.small(), number != null);
        }
        return kind == null && number != null && !led && more(at, number.end())
                ? new Member(number.end(), number.small())
                : kind;
    }

    /** Past the age of somebody: "my 3 year old son". */
    private int aged(int at) {
        int unit = analysis.word(at).equals("-") ? at + 1 : at;
        Hit old = table("unit.date", unit);
        int next = old == null ? at : analysis.word(old.end()).equals("-") ? old.end() + 1 : old.end();
        Hit age = old == null ? null : table("group.age", next);
        return age == null ? at : age.end();
    }

    private boolean adjective(int at) {
        return at + 1 < analysis.size()
                && analysis.token(at).word()
                && !analysis.is("boundary", at)
                && !analysis.is("determiner", at)
                && !analysis.language().has("stop", analysis.word(at));
    }

    /** "plus 3", "+ 2", and nothing that they are. */
    private boolean more(int at, int end) {
        return analysis.is("group.more", at - 1) && ends(end);
    }

    private boolean ends(int at) {
        return at >= analysis.size()
                || analysis.token(at).sign() && !analysis.glued(at)
                || ".!?,;".contains(analysis.word(at))
                || analysis.is("boundary", at);
    }

    /** Who they are: {@code said} of them, or as many as the word itself says. */
    private @Nullable Member kind(int at, int said, boolean number) {
        Hit several = table("group.set", at);
        if (several != null) {
            Hit of = table("group.of", several.end());
            int each = Integer.parseInt((String) several.value());
            int all = number ? Math.min(said, LARGEST) * each : each;
            if (of != null && all <= LARGEST) {
                return kind(of.end(), all, true);
            }
            sets = true;
            return new Member(several.end(), all);
        }
        Hit known = table("group.known", at);
        if (known != null) {
            return of(known.end(), number ? said : Integer.parseInt((String) known.value()));
        }
        Hit relation = table("relation", at);
        if (relation != null) {
            Hit suffix = table("group.suffix", relation.end());
            return of(suffix == null ? relation.end() : suffix.end(), number ? said : 1);
        }
        Hit others = table("group.open", at);
        if (others == null) {
            others = table("person-kind", at);
        }
        if (others == null) {
            others = table("people-word", at);
        }
        if (others != null) {
            return of(others.end(), said);
        }
        boolean relatives = at < analysis.size()
                && analysis.language().stems("relation").contains(analysis.stem(at))
                && analysis.token(at).word();
        return relatives ? of(at + 1, said) : null;
    }

    /** "My wife's parents" are the parents. */
    private @Nullable Member of(int end, int count) {
        if (!analysis.is("group.owner", end)) {
            return new Member(end, count);
        }
        if (owners++ == MOST_OWNERS) {
            return null;
        }
        int next = end + 1;
        Number number = Numbers.at(analysis, next);
        return number == null
                ? kind(next, NONE, false)
                : number.ordinal() || number.small() < 1 ? null : kind(number.end(), number.small(), true);
    }

    private @Nullable Hit table(String name, int at) {
        return at < analysis.size() ? analysis.language().table(name).longest(analysis, at) : null;
    }
}
