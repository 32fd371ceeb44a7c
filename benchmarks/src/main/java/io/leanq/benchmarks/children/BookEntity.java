package io.leanq.benchmarks.children;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The book as Hibernate wants it. */
@Entity(name = "Book")
@Table(name = "book")
class BookEntity {
    @Id
    Integer id = 0;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "author_id")
    @Nullable
    AuthorEntity author;

    String title = "";

    int pages;
}
