package dev.intentsite.site.internal.model;

import dev.intentsite.protocol.Manifest;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Kind;
import dev.intentsite.site.internal.model.CapabilityModel.OptionSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The manifest of a model (protocol § 2.2, {@code wire.md} § 6). */
public final class ManifestMaker {
    private static final String VERSION = "1.0";
    private static final String PROFILE = "intentweb-attribution/1";

    private final SiteModel model;
    private final ManifestSettings settings;

    public ManifestMaker(SiteModel model, ManifestSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    /** The manifest for everyone: values that examples mark are plain words in it. */
    public Manifest published() {
        return manifest(ExampleText::clean);
    }

    /** The manifest for the site's own interpreter: its examples keep their marks, {@code [2](party_size)}. */
    public Manifest marked() {
        return manifest(UnaryOperator.identity());
    }

    private Manifest manifest(UnaryOperator<String> example) {
        String origin = settings.origin();
        return new Manifest(
                VERSION,
                settings.company(),
                settings.lastUpdated(),
                settings.about(),
                settings.schemaType(),
                settings.location(),
                List.of(VERSION),
                Optional.of(new Manifest.AttributionTerms(
                        PROFILE,
                        origin + "/.well-known/jwks.json",
                        settings.trust().wire())),
                Optional.of(new Manifest.Limits(settings.maxBytes(), settings.messagesPerMinute())),
                settings.locales().stream().map(Locale::toLanguageTag).toList(),
                Optional.of(settings.zone().getId()),
                model.capabilities().stream()
                        .map(capability -> capability(capability, example))
                        .toList(),
                new Manifest.Contact(
                        origin + "/intent",
                        settings.website().map(Object::toString),
                        settings.phone(),
                        settings.email()));
    }

    private Manifest.Capability capability(CapabilityModel capability, UnaryOperator<String> example) {
        return new Manifest.Capability(
                capability.id(),
                Optional.of(capability.version()),
                capability.intent(),
                capability.description(),
                capability.examples().stream().map(example).toList(),
                model.requires(capability.id()),
                capability.constraints(),
                capability.notes(),
                Map.of(),
                capability.kind() == Kind.INFORMATIONAL ? "informational" : "transactional",
                capability.confirmation() == Confirmation.ALWAYS ? "always" : "never",
                capability.trust().map(trust -> trust.wire()),
                capability.reversible(),
                capability.parameters().stream()
                        .map(parameter -> parameter(capability, parameter))
                        .toList(),
                capability.groups());
    }

    private static Manifest.Parameter parameter(CapabilityModel capability, ParameterModel parameter) {
        return new Manifest.Parameter(
                parameter.name(),
                parameter.label(),
                parameter.wireType(),
                parameter.description(),
                parameter.required(),
                parameter.multiple(),
                capability
                        .optionSource(parameter.name())
                        .map(OptionSource::open)
                        .orElse(false),
                parameter.values(),
                parameter.synonyms(),
                parameter.defaultValue(),
                parameter.schema());
    }
}
