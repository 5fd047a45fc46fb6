package dev.intentsite.acceptance.library;

import java.util.List;

record Book(String title, String author, Genre genre) {
    static final List<Book> ALL = List.of(
            new Book("Moby Dick", "Herman Melville", Genre.NOVEL),
            new Book("Middlemarch", "George Eliot", Genre.NOVEL),
            new Book("The Moonstone", "Wilkie Collins", Genre.CRIME),
            new Book("A Study in Scarlet", "Arthur Conan Doyle", Genre.CRIME),
            new Book("On the Origin of Species", "Charles Darwin", Genre.NON_FICTION));
}
