package dev.serai.catalogue;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction apart from its caller's: a code that was used stays used, and a wrong one counted, even if what it was
 * shown for is rolled back.
 */
@Component
class SeparateTransaction {
    private final TransactionTemplate transaction;

    SeparateTransaction(PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @param work returns what is to be refused afterwards: an exception would undo it */
    <T> T run(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }
}
