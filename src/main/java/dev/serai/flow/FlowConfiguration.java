package dev.serai.flow;

import dev.serai.remote.Patience;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.DataFormat;
import org.quartz.Scheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.quartz.JobStoreType;
import org.springframework.boot.autoconfigure.quartz.SchedulerFactoryBeanCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs the routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RouteSettings.class, RunSettings.class})
class FlowConfiguration {
    @Bean
    LiveRoutes liveRoutes(CamelContext context, Scheduler scheduler, RouteSettings settings) {
        return new LiveRoutes(context, scheduler, settings.routesDrain());
    }

    @Bean
    SwappableDirect direct() {
        return new SwappableDirect();
    }

    @Bean
    RouteDeployer routeDeployer(
            CamelContext context, RouteSettings settings, ObjectProvider<TemplatedRoutes> wishes, LiveRoutes live) {
        return new RouteDeployer(
                context,
                new RouteFolder(settings.routes()),
                () -> wishes.orderedStream()
                        .flatMap(feature -> feature.routes().stream())
                        .toList(),
                live);
    }

    @Bean
    RouteWatch routeWatch(RouteDeployer deployer, LiveRoutes live, Scheduler scheduler, RouteSettings settings) {
        return new RouteWatch(deployer, live, scheduler, settings.routesLookEvery());
    }

    @Bean
    CamelDoor hubspotDoor(ProducerTemplate template) {
        return new CamelDoor(template, "hubspot");
    }

    @Bean
    Processor hubspotRefused(@Qualifier("hubspotGateway") Patience patience) {
        return new RefusedCall(patience);
    }

    @Bean
    CamelDoor sansanDoor(ProducerTemplate template) {
        return new CamelDoor(template, "sansan");
    }

    @Bean
    Processor sansanRefused(@Qualifier("sansanGateway") Patience patience) {
        return new RefusedCall(patience);
    }

    @Bean
    CamelFailures failures() {
        return new CamelFailures();
    }

    /** The schedules start when the routes that they fire into run: see {@link RouteWatch}. */
    @Bean
    ComponentCustomizer schedulesWait() {
        return ComponentCustomizer.forType(QuartzComponent.class, quartz -> quartz.setAutoStartScheduler(false));
    }

    @Bean
    DataFormat csvRows(ObjectProvider<RowsFormat> format) {
        return new RowsDataFormat(format::getIfAvailable);
    }

    @Bean
    QuartzRuns runs(Scheduler scheduler) {
        return new QuartzRuns(scheduler);
    }

    @Bean
    SchedulerFactoryBeanCustomizer jobStore(
            RunSettings settings,
            @Value("${server.port:8080}") int port,
            @Value("${spring.quartz.job-store-type:memory}") JobStoreType store) {
        return scheduler -> {
            scheduler.setAutoStartup(false);
            scheduler.setOverwriteExistingJobs(true);
            scheduler.setWaitForJobsToCompleteOnShutdown(true);
            scheduler.setQuartzProperties(quartz(settings, port, store == JobStoreType.JDBC));
        };
    }

    private static Properties quartz(RunSettings settings, int port, boolean shared) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "org.quartz.scheduler.instanceId", node(settings, port),
                "org.quartz.scheduler.idleWaitTime", "1000",
                "org.quartz.scheduler.interruptJobsOnShutdownWithWait", "true",
                "org.quartz.threadPool.threadCount", String.valueOf(settings.runsThreads()),
                "org.quartz.jobStore.misfireThreshold", "5000"));
        if (shared) {
            properties.putAll(Map.of(
                    "org.quartz.jobStore.isClustered", "true",
                    "org.quartz.jobStore.clusterCheckinInterval", "3000",
                    "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"));
        }
        return properties;
    }

    private static String node(RunSettings settings, int port) {
        if (settings.node() != null) {
            return settings.node();
        }
        try {
            return InetAddress.getLocalHost().getHostName() + ":" + port;
        } catch (UnknownHostException e) {
            return "localhost:" + port;
        }
    }
}
