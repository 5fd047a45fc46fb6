package dev.intentsite.acceptance.docs;

/** The number on a bicycle's frame. */
record FrameNumber(String value) {}
