package dev.intentsite.client;

import static dev.intentsite.client.FakeSite.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.attribution.Actor;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private final Fixture fixture = new Fixture();
    private final FakeSite site = fixture.site;
    private final IntentClient gateway = IntentClient.builder(SigningKey.generate(Algorithm.ES256))
            .actorType("ai_gateway")
            .clock(fixture.clock)
            .build();

    @Test
    void anAgentSpeaksThroughAGatewayAndVerifiesTheSiteItself() {
        site.says(question()).says(FakeSite.result());
        Conversation conversation = fixture.client.converseThrough(site.description(), gateway.actorId(), body -> {
            SiteAnswer answer = gateway.forward(site.description(), site, body);
            return Answered.of(200, answer.body());
        });

        SiteAnswer first = conversation.start("Book a table");
        conversation.reply("For two");

        assertThat(first.isSigned()).isTrue();
        assertThat(site.verified.get(0).actors()).extracting(Actor::type).containsExactly("ai_agent", "ai_gateway");
        assertThat(site.verified.get(0).origin().id()).isEqualTo(fixture.client.actorId());
        assertThat(site.request(0).at("/attribution/audience/0").asText()).isEqualTo(FakeSite.ORIGIN);
        assertThat(site.verified.get(1).inReplyTo()).isEqualTo(first.reference());
    }

    @Test
    void aRequestMadeForSomebodyElseIsNotForwarded() {
        byte[][] sent = new byte[1][];
        Conversation straight = fixture.client.converse(site.description(), body -> {
            sent[0] = body;
            return site.exchange(body);
        });
        site.says(question());
        straight.start("Book a table");

        assertThatThrownBy(() -> gateway.forward(site.description(), site, sent[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The request's last entry is made for " + FakeSite.ORIGIN + ", not for this gateway, "
                        + gateway.actorId());
    }

    @Test
    void whatIsNoRequestIsNotForwarded() {
        assertThatThrownBy(() -> gateway.forward(site.description(), site, "[]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The request is not a JSON object");
        assertThatThrownBy(() -> gateway.forward(site.description(), site, "{".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The request is not JSON");
    }

    @Test
    void aGatewayRefusesAnAnswerThatWasChangedOnTheWay() {
        site.does(request -> {
            ObjectNode answer = site.signed(request, question()).put("message", "changed");
            return Answered.of(200, CanonicalJson.bytes(answer));
        });
        Conversation conversation = fixture.client.converseThrough(
                site.description(),
                gateway.actorId(),
                body -> Answered.of(
                        200, gateway.forward(site.description(), site, body).body()));

        assertThatThrownBy(() -> conversation.start("Book a table")).isInstanceOf(UnverifiedAnswerException.class);
    }
}
