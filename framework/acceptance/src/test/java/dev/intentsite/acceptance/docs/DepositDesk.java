package dev.intentsite.acceptance.docs;

import static dev.intentsite.site.Confirmation.ALWAYS;

import dev.intentsite.protocol.value.Money;
import dev.intentsite.protocol.value.Reference;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Execution;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Reconcile;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.Retries;
import java.util.Optional;

/** The workshop's deposits, which somebody else takes. */
final class DepositDesk {
    /** Who takes the money. It does once whatever it is asked under one key. */
    interface PaymentProvider {
        /** Takes the money, and gives it a number. */
        String take(String key, Money amount);

        /** The number of what was taken under the key. */
        Optional<String> find(String key);
    }

    private final PaymentProvider provider;

    DepositDesk(PaymentProvider provider) {
        this.provider = provider;
    }

    // tag::execution[]
    record Deposit(
            @Parameter("Number of the job") Reference job,
            @Parameter("Amount") Money amount) {}

    @Retries(
            attempts = 3,
            pause = "PT0.5S",
            on = {BackendUnavailableException.class, BackendTimeoutException.class})
    @Capability(
            intent = "Pay a deposit",
            description = "Pays a deposit for a repair",
            examples = "Pay a deposit of 20 EUR for JOB-1001",
            confirmation = ALWAYS)
    Outcome payDeposit(Deposit deposit, Execution execution) {
        String payment = provider.take(execution.key(), deposit.amount());
        return paid(payment);
    }

    @Reconcile
    Reconciliation deposited(Execution execution) {
        return provider.find(execution.key())
                .map(payment -> Reconciliation.happened(paid(payment)))
                .orElseGet(Reconciliation::didNotHappen);
    }
    // end::execution[]

    private static Outcome paid(String payment) {
        return Outcome.confirmed(payment, "Your deposit is paid.");
    }
}
