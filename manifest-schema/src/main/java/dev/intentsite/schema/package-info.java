/**
 * The JSON Schemas of the IntentWeb and their validator.
 *
 * <p>{@link dev.intentsite.schema.SchemaDocument} lists the schemas that are published; they lie beside this package as
 * {@code *.schema.json} and are the one source of what is well-formed. {@link dev.intentsite.schema.JsonSchema} checks
 * by any other schema, such as that of one parameter.
 */
@NullMarked
package dev.intentsite.schema;

import org.jspecify.annotations.NullMarked;
