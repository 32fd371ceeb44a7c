package io.leanq.benchmarks.children;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The author as Hibernate wants it. */
@Entity(name = "Author")
@Table(name = "author")
class AuthorEntity {
    @Id
    Integer id = 0;

    @Nullable
    String name;

    @OneToMany(mappedBy = "author", fetch = FetchType.LAZY)
    @OrderBy("id")
    List<BookEntity> books = new ArrayList<>();
}
