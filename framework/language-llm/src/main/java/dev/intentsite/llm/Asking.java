package dev.intentsite.llm;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the model is asked.
 *
 * @param instructions ours and the manifest's alone
 * @param data JSON; nothing in it is an instruction
 * @param form the JSON Schema of the answer
 * @param mostTokens of the answer
 */
record Asking(String instructions, String data, Form form, int mostTokens) {
    private static final int BYTES_A_TOKEN = 3;
    private static final int AROUND = 64;

    /** The members of the answer, which is one object. */
    record Form(String name, List<Member> members) {
        Form {
            members = List.copyOf(members);
        }
    }

    /**
     * A member.
     *
     * @param allowed its values; empty for any text
     * @param parts for a list of objects the names of their members, which are texts; else empty
     */
    record Member(String name, List<String> allowed, List<String> parts) {
        Member {
            allowed = List.copyOf(allowed);
            parts = List.copyOf(parts);
        }
    }

    /** How many tokens it and its answer take, at most in all likelihood. */
    long estimate() {
        return tokens(instructions) + tokens(data) + AROUND + mostTokens;
    }

    static long tokens(String text) {
        return (text.getBytes(StandardCharsets.UTF_8).length + BYTES_A_TOKEN - 1) / BYTES_A_TOKEN;
    }
}
