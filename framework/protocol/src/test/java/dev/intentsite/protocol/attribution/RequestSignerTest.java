package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.RequestSigner.Terms;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestSignerTest {
    private static final SigningKey KEY = SigningKey.generate(Algorithm.ED25519);

    private final RequestSigner signer = Messages.byKey(KEY);

    @Test
    void everyMessageHasItsOwnNonce() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            nonces.add(Messages.signed(signer).at("/attribution/nonce").asText());
        }
        assertThat(nonces).hasSize(100).allMatch(AttributionSchema.PUBLISHED.nonce::holds);
    }

    @Test
    void attributionAndExplicabilityAreOutsideTheHash() {
        ObjectNode bare = Messages.payload("Book a table");
        ObjectNode whole = bare.deepCopy();
        whole.putObject("attribution").put("profile", "old");
        whole.putArray("explicability").addObject().put("actor", "ai_agent");
        assertThat(signer.sign(whole, Messages.SITE, Terms.NONE, Messages.NOW).get("query_hash"))
                .isEqualTo(signer.sign(bare, Messages.SITE, Terms.NONE, Messages.NOW)
                        .get("query_hash"));
        assertThat(whole.has("explicability")).isTrue();
    }

    @Test
    void aGatewayLeavesWhatItForwardsUntouched() {
        SigningKey own = SigningKey.generate(Algorithm.ES256);
        ObjectNode payload = Messages.payload("Book a table");
        ObjectNode first = signer.sign(payload, own.publicKey().actorId(), Terms.NONE, Messages.NOW);
        ObjectNode before = first.deepCopy();
        ObjectNode forwarded = Messages.byKey(own).forward(first, Messages.SITE, Messages.NOW);
        assertThat(first).isEqualTo(before);
        assertThat(forwarded.at("/chain/0")).isEqualTo(before.at("/chain/0"));
        assertThat(forwarded.get("chain")).hasSize(2);
    }

    @Test
    void whatCannotBeForwardedIsRefused() {
        ObjectNode notForMe = signer.sign(Messages.payload("Hello"), Messages.SITE, Terms.NONE, Messages.NOW);
        assertThatThrownBy(() -> signer.forward(notForMe, Messages.SITE, Messages.NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The last entry was not made for " + KEY.publicKey().actorId()
                        + "; have its author sign it with that `to`");
        ObjectNode empty = notForMe.deepCopy();
        empty.putArray("chain");
        assertThatThrownBy(() -> signer.forward(empty, Messages.SITE, Messages.NOW))
                .hasMessage("The attribution has no chain to add to; its author signs it first");
        String me = KEY.publicKey().actorId();
        ObjectNode full = signer.sign(Messages.payload("Hello"), me, Terms.NONE, Messages.NOW);
        for (int i = 0; i < 7; i++) {
            full = signer.forward(full, me, Messages.NOW);
        }
        ObjectNode eight = full;
        assertThatThrownBy(() -> signer.forward(eight, Messages.SITE, Messages.NOW))
                .hasMessage("The chain has 8 entries, and more than 8 are refused; send it by fewer hops");
    }

    @Test
    void aSignerCannotBearAnotherKeysThumbprint() {
        String other = SigningKey.generate(Algorithm.ED25519).publicKey().actorId();
        assertThatThrownBy(() -> new RequestSigner(KEY, "ai_agent", other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The actor id " + other + " is another key's thumbprint; use "
                        + KEY.publicKey().actorId());
        assertThatThrownBy(() -> new RequestSigner(KEY, "", "https://agent.example"))
                .hasMessage("A signer has an actor type and an actor id; give both");
    }
}
