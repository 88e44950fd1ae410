package dev.serai.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.remote.RemoteException;
import dev.serai.sansan.Sansan;
import dev.serai.sansan.SansanGateway;
import dev.serai.sansan.SansanKey;
import dev.serai.sansan.SansanKeys;
import dev.serai.sansan.SansanUser;
import dev.serai.sansan.Sight;
import dev.serai.sansan.Tag;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@io.swagger.v3.oas.annotations.tags.Tag(name = "sansan")
class SansanKeysController {
    /** Whoever asks does not wait as long as the door would go on trying. */
    private static final long SECONDS = 30;

    private final SansanKeys keys;
    private final SansanGateway gateway;
    private final Sansan sansan;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    SansanKeysController(SansanKeys keys, SansanGateway gateway, Sansan sansan) {
        this.keys = keys;
        this.gateway = gateway;
        this.sansan = sansan;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /**
     * A configured key, tried just now.
     *
     * @param waiting     why no call is made with it at the moment
     * @param works       whether Sansan took it
     * @param error       why not, and what to do
     * @param user        whose key it is
     * @param sees        what it can see, judged by one page of cards
     * @param tags        public and shared tags that it can see
     * @param unknownTags selected tags that are not among them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SansanKeyView(
            String name,
            String baseUrl,
            String version,
            double callsPerSecond,
            String waiting,
            boolean works,
            String error,
            SansanUser user,
            Sight sees,
            List<SansanTagView> tags,
            List<String> unknownTags) {}

    /** @param selected whether the configuration names it, so that its cards are read */
    record SansanTagView(String id, String name, String type, String owner, boolean selected) {}

    @GetMapping("/api/sansan/keys")
    @Operation(
            operationId = "listSansanKeys",
            summary = "The Sansan keys, each tried: whose it is, what it sees, its tags")
    List<SansanKeyView> list() {
        return keys.names().stream()
                .map(name -> CompletableFuture.supplyAsync(() -> tried(name), threads)
                        .completeOnTimeout(
                                failed(name, "no answer within " + SECONDS + " s; it is still being tried"),
                                SECONDS,
                                TimeUnit.SECONDS))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private SansanKeyView tried(String name) {
        if (gateway.waiting(name).isPresent()) {
            return failed(name, "not tried, as Sansan has asked to wait");
        }
        try {
            SansanUser user = sansan.whoami(name);
            Sight sight = sansan.sight(name);
            List<Tag> tags = sansan.tags(name);
            List<String> selected = keys.get(name).tags();
            return view(
                    name,
                    null,
                    user,
                    sight,
                    tags.stream().map(tag -> shown(tag, selected)).toList(),
                    selected.stream()
                            .filter(id ->
                                    tags.stream().noneMatch(tag -> tag.id().equals(id)))
                            .toList());
        } catch (RemoteException refused) {
            return failed(name, refused.getMessage() + advice(refused.status()));
        } catch (RuntimeException failed) {
            return failed(name, failed.getMessage());
        }
    }

    private static SansanTagView shown(Tag tag, List<String> selected) {
        String owner = tag.owner() == null
                ? null
                : tag.owner().name() == null ? tag.owner().id() : tag.owner().name();
        return new SansanTagView(tag.id(), tag.name(), tag.type(), owner, selected.contains(tag.id()));
    }

    private static String advice(int status) {
        return switch (status) {
            case 401 -> "; check the key, it may have been taken back";
            case 403 -> "; check that the key is not for Data Hub only, and that its user may use the API";
            case 404 -> "; check base-url and version";
            default -> "";
        };
    }

    private SansanKeyView failed(String name, String error) {
        return view(name, error, null, null, null, null);
    }

    private SansanKeyView view(
            String name, String error, SansanUser user, Sight sees, List<SansanTagView> tags, List<String> unknown) {
        SansanKey key = keys.get(name);
        return new SansanKeyView(
                name,
                key.baseUrl(),
                key.version(),
                key.callsPerSecond(),
                gateway.waiting(name).orElse(null),
                error == null,
                error,
                user,
                sees,
                tags,
                unknown);
    }
}
