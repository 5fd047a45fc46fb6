package dev.intentsite.site.internal.turn;

import dev.intentsite.site.Capability;
import dev.intentsite.site.Execution;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Reconcile;
import dev.intentsite.site.Reconciliation;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A process of a company that pays through a provider of its own life, which takes each call and asks for no mercy: it refuses no key. */
class PaymentDesk {
    /** Who does the work. It outlives the desks. */
    static final class Provider {
        final List<String> calls = new CopyOnWriteArrayList<>();
        final Map<String, Integer> paid = new ConcurrentHashMap<>();

        void pay(String key, int euros) {
            calls.add(key);
            paid.merge(key, euros, Integer::sum);
        }
    }

    /** Something at one of the desk's moments. */
    interface Moment {
        void pass();
    }

    final Provider provider;
    volatile int unlucky = 13;
    volatile Moment beforeCall = () -> {};
    volatile Moment afterCall = () -> {};
    volatile Moment reconciling = () -> {};
    volatile Optional<Reconciliation> says = Optional.empty();
    final List<String> askedAbout = new CopyOnWriteArrayList<>();

    PaymentDesk(Provider provider) {
        this.provider = provider;
    }

    @Capability(
            intent = "Donate euros",
            description = "Donate some euros to the museum",
            examples = {"Donate 30 euros", "I would like to donate 5 euros"})
    Outcome donate(Donation donation, Execution execution) {
        if (donation.euros() == unlucky) {
            return Outcome.refused("euros", "That number is unlucky.");
        }
        beforeCall.pass();
        provider.pay(execution.key(), donation.euros());
        afterCall.pass();
        return Outcome.confirmed(execution.key().substring(0, 8), "Thank you.");
    }

    record Donation(@Parameter("How many euros") @Min(1) int euros) {}

    @Reconcile
    Reconciliation donated(Donation donation, Execution execution) {
        askedAbout.add(execution.key());
        reconciling.pass();
        return says.orElseGet(() -> {
            Integer paid = provider.paid.get(execution.key());
            return paid == null
                    ? Reconciliation.didNotHappen()
                    : Reconciliation.happened(Outcome.confirmed(
                            execution.key().substring(0, 8), "You gave " + donation.euros() + " euros."));
        });
    }
}
