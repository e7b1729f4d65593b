"""What happens at the desk: people sign up, write, call, chat; agents answer; things end and are removed.

The people and their fates are Brightleaf's (`connectors.sandbox.company`); tickets come between those. Asked
for in one piece or in small steps, the story is the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, Final

from connectors.sandbox.company import DAY, MONTH, Company, Happening
from connectors.sandbox.zendesk import channels, endings, fields, guide, objects, people, setup, tickets
from connectors.sandbox.zendesk.store import Record
from connectors.sandbox.zendesk.world import World

HOUR: Final = 3_600
_ABOUT: Final = (
    ("Card refused", "My card was refused. Why?"),
    ("Import fails", "The import of my spreadsheet stops at row 1000. 🙁"),
    ("Rechnung für März", "Können Sie mir die Rechnung bitte noch einmal schicken? Grüße"),
    ("Cannot log in", "It says my password is wrong.\n\nIt is not."),
    ("Please refund order", 'I was charged twice for "Team" & want one back.'),
    ("請求書について", "請求書を再送してください。"),
    ("Feature request: dark mode", "Would be nice to have."),
    ("", "?"),
)
_CHANNELS: Final = (("email", 45), ("web", 30), ("api", 10), ("voice", 8), ("chat", 7))
_SPAM: Final = ("CHEAP WATCHES", "You have won")


class Life:
    """A desk with a past of so many months, and what comes."""

    def __init__(
        self, world: World, *, seed: int, people_count: int, ticket_count: int, months: float, now: float
    ) -> None:
        self.world = world
        self.seed = seed
        self.company = Company(seed, people_count, months, now, app="zendesk")
        world.now = float(self.company.opened - 2 * DAY)
        self._rng = random.Random(f"desk {seed}")
        self._gap = months * MONTH / max(ticket_count, 1)
        self._users: dict[int, Record] = {}
        self.agents = setup.furnish(world)
        guide.furnish(world, self.agents[0], self._rng)
        channels.furnish(world, self.agents)
        objects.furnish(world, self.agents[0])
        self._later(5 * DAY, self._ticket_comes)
        self._later(DAY, self._day_passes)
        world.at(now - 40 * DAY, self._bin)
        world.at(now - 50 * HOUR, self._bin)
        world.at(now - 50 * HOUR, self._rarities)
        self.until(now)

    def until(self, moment: float) -> None:
        """Live on up to a moment."""
        for happening in self.company.until(moment):
            self.world.run(happening.at)
            self._happens(happening)
        self.world.run(moment)

    def _later(self, seconds: float, act: Callable[[], None]) -> None:
        self.world.at(self.world.now + seconds, act)

    # -- Brightleaf's people

    def _happens(self, what: Happening) -> None:
        person, world = what.person, self.world
        if what.what == "signs_up":
            self._users[person.number] = people.sign_up(world, person)
            return
        user = self._users.get(person.number)
        if user is None or user.gone:
            return
        match what.what:
            case "subscribes" | "changes_plan":
                people.set_field(world, user, "plan", person.plan)
            case "changes_seats":
                people.set_field(world, user, "seats", person.seats)
            case "pays":
                worth = user.body["user_fields"].get("lifetime_value") or 0.0
                people.set_field(world, user, "lifetime_value", round(worth + 19.9, 2))
            case "changes_email":
                people.change_email(world, user, person.email)
            case "moves":
                people.set_field(world, user, "city", person.city)
            case "orders":
                objects.ship(world, self._rng, user, self.agents[0])
            case "leaves":
                people.leave(world, user)
                if person.number % 2:
                    self._later(30 * DAY, lambda: endings.forget(world, user))

    def customers(self) -> list[Record]:
        """The end users who can write."""
        return [user for user in self._users.values() if not user.gone]

    # -- tickets

    def _ticket_comes(self) -> None:
        rng = random.Random(f"{self.seed} ticket {self.world.number('ticket_story')}")
        if users := self.customers():
            self.write(rng.choice(users), rng)
        self._later(self._rng.expovariate(1 / self._gap), self._ticket_comes)

    def write(self, user: Record, rng: random.Random) -> Record:
        """A customer begins a ticket, and what becomes of it is put into the calendar."""
        world = self.world
        subject, text = rng.choice(_ABOUT)
        channel = rng.choices([name for name, _ in _CHANNELS], [share for _, share in _CHANNELS])[0]
        more: dict[str, Any] = {}
        if rng.random() < 0.05:
            more["external_id"] = f"order-{rng.randrange(10**6)}"
        ticket = tickets.begin(
            world,
            user,
            subject=subject,
            text=text,
            channel=channel,
            values=fields.invent(world, rng, self.agents),
            marks={"ai_agent"} if rng.random() < 0.04 else set(),
            brand_id=world.store.shown("brand")[0].id,
            ticket_form_id=world.store.shown("ticket_form")[0].id,
            type=rng.choice((None, "question", "incident", "problem", "task")),
            priority=rng.choice((None, "low", "normal", "high", "urgent")),
            **more,
        )
        self._relate(ticket, rng)
        agent = rng.choice(self.agents)
        if channel == "voice":
            made = channels.call(world, rng, ticket, user, agent)
            self._later(20 * 60, lambda: channels.settle(world, made))
        if channel == "chat":
            channels.chat(world, rng, ticket, user, agent)
        self._plan(ticket, user, agent, rng)
        return ticket

    def _relate(self, ticket: Record, rng: random.Random) -> None:
        """Incidents of a problem, and who else wants to know."""
        if rng.random() < 0.1:
            others = [user.id for user in rng.sample(self.agents, 2)]
            ticket.body |= {"collaborator_ids": others, "follower_ids": others, "email_cc_ids": others[:1]}
        if ticket.body["type"] == "incident":
            problems = (t for t in self.world.store.shown("ticket") if t.body["type"] == "problem")
            problem = next((t for t in problems if self._alive(t)), None)
            if problem:
                ticket.body["problem_id"] = problem.id
                problem.body["has_incidents"] = True
                self.world.touch(problem)

    def _plan(self, ticket: Record, user: Record, agent: Record, rng: random.Random) -> None:
        fate = rng.random()
        if fate < 0.04:
            self._later(rng.uniform(0.2, 20) * HOUR, lambda: endings.delete(self.world, ticket, agent))
            return
        self._later(rng.uniform(0.1, 4) * HOUR, lambda: self._assign(ticket, agent, rng))
        at = rng.uniform(4, 20) * HOUR
        self._later(at, lambda: self._answer(ticket, agent, rng))
        for _ in range(rng.choice((0, 0, 1, 1, 2))):
            at += rng.uniform(1, 40) * HOUR
            self._later(at, lambda: self._say(ticket, user, "Any news?", status="open"))
            at += rng.uniform(1, 20) * HOUR
            self._later(at, lambda: self._answer(ticket, agent, rng))
        at += rng.uniform(1, 60) * HOUR
        if fate < 0.07:
            self._later(at, lambda: self._merge(ticket, user, agent))
        elif fate < 0.95:
            self._later(at, lambda: self._solve(ticket, user, agent, rng))

    def _alive(self, ticket: Record) -> bool:
        return not ticket.gone and ticket.body["status"] != "closed"

    def _assign(self, ticket: Record, agent: Record, rng: random.Random) -> None:
        if not self._alive(ticket):
            return
        world = self.world
        group = agent.body["default_group_id"]
        tickets.change(world, ticket, self.agents[0], status="open", assignee_id=agent.id, group_id=group)
        self._activity(ticket, agent, self.agents[0], "tickets.assignment")
        if rng.random() < 0.05:
            self._skip(ticket, agent)

    def _activity(self, ticket: Record, user: Record, actor: Record, verb: str) -> None:
        about = {"ticket": {"id": ticket.id, "subject": ticket.body["subject"]}}
        what = {"tickets.assignment": "assigned", "tickets.comment": "replied on"}[verb]
        self.world.create(
            "activity",
            user_id=user.id,
            actor_id=actor.id,
            verb=verb,
            object=about,
            target=about,
            title=f"{actor.body['name']} {what} ticket #{ticket.id}.",
            user=user.body,
            actor=actor.body,
        )

    def _answer(self, ticket: Record, agent: Record, rng: random.Random) -> None:
        if self._alive(ticket):
            private = rng.random() < 0.2
            status = rng.choice(("pending", "pending", "hold"))
            text = "Asked engineering." if private else "Thank you for writing.\n\nWe are looking into it."
            tickets.change(self.world, ticket, agent, comment=text, public=not private, status=status)
            if private and rng.random() < 0.5:
                tickets.ask_aside(self.world, ticket, agent, "partner@freight.example", "Where is it?")

    def _say(self, ticket: Record, user: Record, text: str, **changes: Any) -> None:
        if self._alive(ticket) and not user.gone:
            tickets.change(self.world, ticket, user, comment=text, channel="email", **changes)
            assignee = self.world.store.get("user", ticket.body["assignee_id"] or 0)
            if assignee:
                self._activity(ticket, assignee, user, "tickets.comment")

    def _merge(self, ticket: Record, user: Record, agent: Record) -> None:
        others = [t for t in self.world.store.shown("ticket") if t is not ticket and self._alive(t)]
        if self._alive(ticket) and others:
            endings.merge(self.world, ticket, others[-1], agent)

    def _solve(self, ticket: Record, user: Record, agent: Record, rng: random.Random) -> None:
        if not self._alive(ticket):
            return
        world = self.world
        tickets.change(world, ticket, agent, comment="Solved, I hope!", status="solved")
        self._later(DAY, lambda: self._rate(ticket, "offered"))
        if rng.random() < 0.35:
            good = rng.random() < 0.8
            reason = None if good else world.store.shown("satisfaction_reason")[0]
            words = rng.choice(("", "Great, thanks!"))
            self._later(1.5 * DAY, lambda: self._rate(ticket, "good" if good else "bad", words, reason))
        if rng.random() < 0.08:
            self._later(2 * DAY, lambda: self._say(ticket, user, "It is back.", status="open"))
            self._later(3 * DAY, lambda: self._solve(ticket, user, agent, rng))
        self._later(4 * DAY + HOUR, lambda: endings.close(world, ticket))

    def _rate(self, ticket: Record, score: str, words: str = "", reason: Record | None = None) -> None:
        endings.rate(self.world, ticket, score, words, reason)

    def _bin(self) -> None:
        """An open ticket goes into the bin."""
        living = [ticket for ticket in self.world.store.shown("ticket") if self._alive(ticket)]
        if living:
            endings.delete(self.world, living[0], self.agents[0])

    def _rarities(self) -> None:
        """What a short story may lack happens once near its end, so that every list has something."""
        world, rng, (owner, agent, *_) = self.world, self._rng, self.agents
        world.create("job_status", total=3, progress=3, message="Completed")
        self._spam()
        if not (users := self.customers()):
            return
        user = users[0]
        problem = self._quick(user, "Everything is down", type="problem", status="open")
        incident = self._quick(user, "It is down for me, too", type="incident", problem_id=problem.id)
        problem.body["has_incidents"] = True
        self._quick(user, "Answered by a machine", marks={"ai_agent"})
        self._skip(incident, agent)
        self._activity(problem, agent, owner, "tickets.assignment")
        tickets.change(world, incident, agent, comment="Same here", public=False, assignee_id=agent.id)
        tickets.ask_aside(world, incident, agent, "partner@freight.example", "Is it you?")
        endings.merge(world, self._quick(user, "Down!!"), problem, agent)
        for score in ("offered", "good", "bad"):
            endings.rate(world, problem, score)
        article = world.store.shown("article")[0]
        guide.comment(world, article, user, "This helped.")
        for item in (article, guide.post(world, world.store.shown("topic")[0], user, "Can it be green?")):
            guide.vote(world, item, user, 1)
        channels.call(world, rng, None, user, agent)
        channels.convert(world, channels.chat(world, rng, None, user, owner), owner)
        objects.ship(world, rng, user, owner)
        if not world.store.shown("organization_membership"):
            people.join(world, user, world.create("organization", name="Freight & Co."))

    def _quick(self, user: Record, subject: str, **more: Any) -> Record:
        return tickets.begin(
            self.world,
            user,
            subject=subject,
            text=subject,
            channel="web",
            brand_id=self.world.store.shown("brand")[0].id,
            **more,
        )

    def _skip(self, ticket: Record, agent: Record) -> None:
        links = {"user": agent.id, "ticket": ticket.id}
        self.world.create(
            "ticket_skip", links=links, ticket_id=ticket.id, user_id=agent.id, reason="No idea."
        )

    def _spam(self) -> None:
        text, number = self._rng.choice(_SPAM), self._rng.randrange(999)
        self.world.create(
            "suspended_ticket",
            subject=text,
            content=text,
            content_html=f"<p>{text}</p>",
            author={"id": None, "name": "Nobody", "email": f"spam{number}@example.net"},
            via=tickets.via("email"),
            brand_id=self.world.store.shown("brand")[0].id,
            recipient="support@brightleaf.example",
            message_id=f"<{self._rng.getrandbits(40):x}@example.net>",
        )

    # -- days

    def _day_passes(self) -> None:
        world, rng = self.world, self._rng
        users, agent = self.customers(), rng.choice(self.agents)
        for each in self.agents[:3]:
            channels.shift(world, each, rng.randrange(4, 9) * HOUR)
        for sent in world.store.all("suspended_ticket"):
            if sent.made < world.now - people.SUSPENDED_AFTER * DAY:
                world.store.drop(sent)
        if users and rng.random() < 0.3:
            channels.chat(world, rng, None, rng.choice(users), agent)
        if users and rng.random() < 0.3:
            call = channels.call(world, rng, None, rng.choice(users), agent)
            self._later(20 * 60, lambda: channels.settle(world, call))
        if rng.random() < 0.15:
            self._spam()
        self._shelves(users)
        if rng.random() < 0.1:
            setup.audit_log(world, agent, "user", agent.body["name"], "login", "Successful sign-in")
            job = world.create("job_status", total=3, progress=3, message="Completed")
            self._later(3 * DAY, lambda: world.store.drop(job))
        self._later(DAY, self._day_passes)

    def _shelves(self, users: list[Record]) -> None:
        world, rng = self.world, self._rng
        articles = world.store.shown("article")
        if users and rng.random() < 0.2:
            guide.vote(world, rng.choice(articles), rng.choice(users), rng.choice((1, 1, -1)))
        if rng.random() < 0.05:
            guide.edit(world, rng.choice(articles))
        if users and rng.random() < 0.03:
            guide.comment(world, rng.choice(articles), rng.choice(users), "This helped.")
        if users and rng.random() < 0.03:
            topic = rng.choice(world.store.shown("topic"))
            guide.post(world, topic, rng.choice(users), "Can it be green?")
