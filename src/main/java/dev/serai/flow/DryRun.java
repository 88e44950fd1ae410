package dev.serai.flow;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultComponentResolver;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;

/**
 * A context of its own in which route texts are built but never started, to see whether Camel takes them. It sees the
 * hub's beans and properties, but makes its own components: one from the registry would be bound to this context.
 */
final class DryRun implements AutoCloseable {
    private final CamelContext hub;
    private final DefaultCamelContext scratch = new DefaultCamelContext(false);

    DryRun(CamelContext hub) {
        this.hub = hub;
        scratch.getCamelContextExtension().setName("dry-run");
        scratch.getCamelContextExtension().setRegistry(new DefaultRegistry(new HubBeans()));
        scratch.setApplicationContextClassLoader(hub.getApplicationContextClassLoader());
        scratch.setAutoStartup(false);
        scratch.disableJMX();
        scratch.setStartupSummaryLevel(StartupSummaryLevel.Off);
        scratch.getPropertiesComponent().addPropertiesSource(new HubProperties());
        scratch.build();
        // After build(), which sets a resolver of its own.
        scratch.getCamelContextExtension().addContextPlugin(ComponentResolver.class, this::component);
        scratch.start();
    }

    /** Builds all that a text declares; throws what Camel throws at a text that it cannot build. */
    void build(RouteText text) throws Exception {
        PluginHelper.getRoutesLoader(scratch).loadRoutes(ResourceHelper.fromString(text.file(), text.text()));
    }

    /** Builds a route from a template that has been built before. */
    void build(TemplatedRoute route) {
        if (scratch.getRouteDefinition(route.routeId()) != null) {
            throw new IllegalArgumentException("route id '" + route.routeId() + "' is taken; choose another");
        }
        make(scratch, route);
    }

    static void make(CamelContext context, TemplatedRoute route) {
        TemplatedRouteBuilder made =
                TemplatedRouteBuilder.builder(context, route.template()).routeId(route.routeId());
        route.parameters().forEach(made::parameter);
        made.add();
    }

    private Component component(String name, CamelContext context) throws Exception {
        Component component = scratch.getCamelContextExtension()
                .getFactoryFinder(DefaultComponentResolver.RESOURCE_PATH)
                .newInstance(name, Component.class)
                .orElse(null);
        if (component instanceof QuartzComponent quartz) {
            quartz.setScheduler(schedulerInMemory());
        }
        return component;
    }

    /** Given beforehand, else the component would find the hub's clustered scheduler, start it and write jobs to it. */
    private static Scheduler schedulerInMemory() throws SchedulerException {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "org.quartz.scheduler.instanceName", "dry-run-" + UUID.randomUUID(),
                "org.quartz.threadPool.threadCount", "1",
                "org.quartz.threadPool.makeThreadsDaemons", "true",
                "org.quartz.scheduler.makeSchedulerThreadDaemon", "true",
                "org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore"));
        return new StdSchedulerFactory(properties).getScheduler();
    }

    private final class HubProperties implements PropertiesSource {
        @Override
        public String getName() {
            return "hub";
        }

        @Override
        public String getProperty(String name) {
            return hub.getPropertiesComponent().resolveProperty(name).orElse(null);
        }
    }

    /**
     * Looks through to the hub's registry; handed over itself, that would be bound to this context and end with it, and
     * so would the hub's components.
     */
    private final class HubBeans implements BeanRepository {
        @Override
        public Object lookupByName(String name) {
            Object bean = hub.getRegistry().lookupByName(name);
            return bean instanceof Component ? null : bean;
        }

        @Override
        public <T> T lookupByNameAndType(String name, Class<T> type) {
            return Component.class.isAssignableFrom(type)
                    ? null
                    : hub.getRegistry().lookupByNameAndType(name, type);
        }

        @Override
        public <T> Map<String, T> findByTypeWithName(Class<T> type) {
            return hub.getRegistry().findByTypeWithName(type);
        }

        @Override
        public <T> Set<T> findByType(Class<T> type) {
            return hub.getRegistry().findByType(type);
        }
    }

    /** Scratch contexts are short-lived: what their components opened goes with them. */
    @Override
    public void close() {
        QuartzComponent quartz = scratch.hasComponent("quartz") instanceof QuartzComponent made ? made : null;
        scratch.stop();
        if (quartz != null) {
            try {
                quartz.getScheduler().shutdown();
            } catch (SchedulerException e) {
                throw new IllegalStateException("dry run: its scheduler in memory does not stop", e);
            }
        }
    }
}
