package dev.serai.api;

import dev.serai.catalogue.Caller;
import dev.serai.catalogue.Enrolment;
import dev.serai.catalogue.Role;
import dev.serai.catalogue.SecondFactor;
import dev.serai.catalogue.User;
import dev.serai.catalogue.Users;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People who use the hub, as a super-admin sees to them. */
@RestController
@Tag(name = "users")
@RequestMapping("/api/users")
class UsersController {
    private final Users users;
    private final Enrolment enrolment;
    private final SecondFactor factor;

    UsersController(Users users, Enrolment enrolment, SecondFactor factor) {
        this.users = users;
        this.enrolment = enrolment;
        this.factor = factor;
    }

    /**
     * @param name     the login if it is missing
     * @param password missing for who comes in by single sign-on only
     * @param code     a code of the caller; for the first super-admin nobody has one yet
     */
    record UserRequest(String login, String name, Role role, String password, String code) {
        @Override
        public String toString() {
            return "UserRequest[login=" + login + ", role=" + role + "]";
        }
    }

    /** What is missing stays as it is. */
    record UserChange(String name, Role role, Boolean disabled, String password, String code) {
        @Override
        public String toString() {
            return "UserChange[name=" + name + ", role=" + role + ", disabled=" + disabled + "]";
        }
    }

    @GetMapping
    @Operation(operationId = "listUsers", summary = "All users, the disabled ones too")
    List<User> list() {
        return users.all();
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readUser", summary = "A user")
    User read(@PathVariable UUID id) {
        return users.get(id);
    }

    @PostMapping
    @Operation(operationId = "addUser", summary = "Add a user")
    @ResponseStatus(HttpStatus.CREATED)
    User add(@RequestBody UserRequest wanted, Caller caller) {
        factor.requireOnceThereIsAnAdministrator(caller, wanted.code());
        return users.add(
                caller.actor(), new Users.NewUser(wanted.login(), wanted.name(), wanted.role(), wanted.password()));
    }

    @PatchMapping("/{id}")
    @Operation(operationId = "changeUser", summary = "Change name, role or password, or disable or enable")
    User change(@PathVariable UUID id, @RequestBody UserChange wanted, Caller caller) {
        factor.requireOnceThereIsAnAdministrator(caller, wanted.code());
        return users.change(
                caller.actor(),
                id,
                new Users.Change(wanted.name(), wanted.role(), wanted.disabled(), wanted.password()));
    }

    @PostMapping("/{id}/reset-second-factor")
    @Operation(operationId = "resetSecondFactor", summary = "Take away the second factor of somebody who has lost it")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@PathVariable UUID id, @RequestBody(required = false) MeController.Code shown, Caller caller) {
        factor.requireOnceThereIsAnAdministrator(caller, MeController.Code.of(shown));
        enrolment.reset(caller.actor(), id);
    }
}
