CREATE SEQUENCE loan_ids
CREATE TABLE members (id BIGINT PRIMARY KEY, name VARCHAR(60) NOT NULL, email VARCHAR(120), joined DATE NOT NULL)
CREATE TABLE books (isbn CHAR(13) PRIMARY KEY, title VARCHAR(200) NOT NULL, author VARCHAR(80) NOT NULL, price DECIMAL(8,2))
CREATE TABLE loans (id BIGINT DEFAULT NEXT VALUE FOR loan_ids PRIMARY KEY, member_id BIGINT NOT NULL, isbn CHAR(13) NOT NULL, lent DATE NOT NULL, returned DATE, CONSTRAINT fk_loans_member FOREIGN KEY (member_id) REFERENCES members (id), CONSTRAINT fk_loans_book FOREIGN KEY (isbn) REFERENCES books (isbn))
CREATE INDEX ix_loans_member ON loans (member_id, lent)
