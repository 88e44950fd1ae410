package dev.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.serai.flow.Remote.Answer;
import dev.serai.remote.Call;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.SimpleRegistry;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The shape that the real door routes have, on a remote of their own. */
class DoorPatternTest {
    private final ExecutorService pageThreads = new ThreadPoolExecutor(
            16, 16, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(16), new ThreadPoolExecutor.CallerRunsPolicy());
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Pages pages = new Pages();
    private final CrmDoor crmDoor = new CrmDoor();
    private Remote remote;

    /** What the door's routes need from the package of the remote. */
    public static final class CrmDoor {
        private volatile String address;
        private final AtomicInteger taken = new AtomicInteger();

        public void takeFromBudget(Call call) {
            taken.incrementAndGet();
        }

        public String uri(Call call) {
            return address + call.request().path();
        }

        public String authorization(Call call) {
            return "Bearer secret-of-" + call.request().account();
        }
    }

    /** One page to read: a call with something of its own to remember. */
    public record Page(int number) implements Call {
        @Override
        public Request request() {
            return Request.get("main", "/pages/" + number, "limit=100&after=" + number);
        }
    }

    /** Gives the pages, and keeps their answers. */
    public static final class Pages {
        final Map<Integer, String> kept = new ConcurrentHashMap<>();

        public Iterator<Page> of(int count) {
            return IntStream.range(0, count).mapToObj(Page::new).iterator();
        }

        public void keep(Page page, byte[] answer) {
            kept.put(page.number(), new String(answer, StandardCharsets.UTF_8));
        }
    }

    private CamelDoor door(Remote.Answers answers) throws Exception {
        remote = new Remote(answers);
        SimpleRegistry registry = new SimpleRegistry();
        crmDoor.address = remote.address();
        registry.bind("crmDoor", crmDoor);
        registry.bind("pages", pages);
        registry.bind("pageThreads", pageThreads);
        registry.bind(
                "crmRefused",
                new RefusedCall((request, status, retryAfter, body) ->
                        told.add(request + " " + status + " " + retryAfter + " " + body)));
        context.getCamelContextExtension().setRegistry(registry);
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "crm.busy.tries", "5",
                "crm.busy.delay", "10",
                "crm.busy.longest-delay", "3600000",
                "crm.down.tries", "3",
                "crm.down.delay", "10",
                "crm.cut.tries", "3",
                "crm.cut.delay", "10"));
        context.getPropertiesComponent().setOverrideProperties(properties);
        asTheHubHasIt(context.getComponent("http", HttpComponent.class));
        List<Resource> files = new ArrayList<>();
        for (String file : List.of("crm-patience", "crm", "crm-call", "page", "pages")) {
            files.add(ResourceHelper.resolveResource(context, "classpath:routes-door/" + file + ".yaml"));
        }
        PluginHelper.getRoutesLoader(context).loadRoutes(files);
        context.start();
        return new CamelDoor(context.createProducerTemplate(), "crm");
    }

    /** Applies what application.yaml says about the client, as that is part of the pattern. */
    private void asTheHubHasIt(HttpComponent http) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        String prefix = "camel.component.http.";
        Map<String, Object> options = new HashMap<>();
        Objects.requireNonNull(yaml.getObject()).forEach((key, value) -> {
            if (key.toString().startsWith(prefix)) {
                options.put(StringHelper.dashToCamelCase(key.toString().substring(prefix.length())), value.toString());
            }
        });
        assertThat(options).containsKey("automaticRetriesDisabled");
        PropertyBindingSupport.build().bind(context, http, options);
    }

    @AfterEach
    void close() {
        context.stop();
        pageThreads.shutdownNow();
        remote.close();
    }

    @Test
    void makesTheCallAsTheRequestSaysAndNothingElseTravels() throws Exception {
        CamelDoor door = door((path, nth) -> Answer.ok("{}"));
        byte[] answer = context.createProducerTemplate()
                .requestBodyAndHeaders(
                        "direct:crm",
                        Request.get("main", "/crm/a%20b", "after=%7B%7B1"),
                        Map.of("Authorization", "Bearer of-a-caller", "Cookie", "a=b", "CamelHttpPath", "/elsewhere"),
                        byte[].class);
        assertThat(answer).asString().isEqualTo("{}");
        assertThat(door.call(Request.read("main", "/search", "{\"a\":1}".getBytes(StandardCharsets.UTF_8))))
                .asString()
                .isEqualTo("{}");
        assertThat(remote.asked)
                .extracting(Remote.Asked::line, Remote.Asked::body)
                .containsExactly(tuple("GET /crm/a%20b?after=%7B%7B1", ""), tuple("POST /search", "{\"a\":1}"));
        assertThat(remote.asked.get(0).headers())
                .containsEntry("Authorization", List.of("Bearer secret-of-main"))
                .doesNotContainKey("Cookie");
    }

    @Test
    void givesBackStatusAndBodyOfARefusalAtTheFirstTry() throws Exception {
        CamelDoor door = door((path, nth) -> Answer.status(404));
        assertThatThrownBy(() -> door.call(Request.get("main", "/gone", null)))
                .isInstanceOfSatisfying(RemoteException.class, e -> {
                    assertThat(e.status()).isEqualTo(404);
                    assertThat(e.body()).isEqualTo("{\"message\":\"no\"}");
                    assertThat(e).hasMessage("crm /gone: refused with status 404; {\"message\":\"no\"}");
                });
        assertThat(remote.asked).hasSize(1);
    }

    @Test
    void triesAgainOnlyAsOftenAsThePolicySays() throws Exception {
        CamelDoor door = door((path, nth) -> Answer.status(503));
        assertThatThrownBy(() -> door.call(Request.get("main", "/down", null)))
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.status()).isEqualTo(503));
        assertThat(remote.asked).hasSize(1 + 3);
    }

    @Test
    void doesNotTryAgainWhenASecondTryBringsAFailureForGood() throws Exception {
        CamelDoor door = door((path, nth) -> Answer.status(nth == 1 ? 503 : 404));
        assertThatThrownBy(() -> door.call(Request.get("main", "/down-then-gone", null)))
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.status()).isEqualTo(404));
        assertThat(remote.asked).hasSize(2);
    }

    @Test
    void tellsThePatienceOfTheRemoteWhatItAskedFor() throws Exception {
        CamelDoor door =
                door((path, nth) -> nth < 4 ? new Answer(429, "{}", "3600", false) : Answer.ok("{\"late\":1}"));
        assertThat(door.call(Request.get("main", "/busy", null))).asString().isEqualTo("{\"late\":1}");
        assertThat(remote.asked).hasSize(4);
        assertThat(told).hasSize(3).containsOnly("GET /busy 429 3600 {}");
    }

    @Test
    void repeatsACallThatWasCutInMidBody() throws Exception {
        CamelDoor door = door((path, nth) -> nth < 3 ? Answer.cutShort() : Answer.ok("whole"));
        assertThat(door.call(Request.get("main", "/cut", null))).asString().isEqualTo("whole");
        assertThat(remote.asked).hasSize(3);
    }

    @Test
    void doesNotRepeatACutCallThatMayHaveChangedSomething() throws Exception {
        CamelDoor door = door((path, nth) -> Answer.cutShort());
        assertThatThrownBy(() -> door.call(new Request("main", "POST", "/create", null, new byte[0], false)))
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.status()).isZero());
        assertThat(remote.asked).hasSize(1);
    }

    @Test
    void readsPagesSideBySideOverConnectionsThatAreReused() throws Exception {
        door((path, nth) -> nth == 1 && path.endsWith("7") ? Answer.status(502) : Answer.ok("page " + path));
        context.createProducerTemplate().requestBody("direct:pages", 40);
        assertThat(pages.kept).hasSize(40).containsEntry(17, "page /pages/17").containsEntry(3, "page /pages/3");
        assertThat(remote.asked).hasSize(40 + 4);
        assertThat(remote.connections).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void stopsAllPagesWhenOneFailsForGood() throws Exception {
        door((path, nth) -> path.equals("/pages/5") ? Answer.status(403) : Answer.ok("page"));
        assertThatThrownBy(() -> context.createProducerTemplate().requestBody("direct:pages", 100_000))
                .hasStackTraceContaining("statusCode: 403");
        assertThat(remote.asked.size()).isLessThan(200);
    }
}
