"""The organisation's own people: users, groups, roles, profiles and logins."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import field
from models.salesforce.base import Identified, Stamped, Viewed


class User(Viewed, Stamped):
    """A person, or a program, that logs in to the organisation."""

    __tablename__ = "users"
    __object__ = "User"

    username: str | None = field("Username", doc="Name that the user logs in with.")
    name: str | None = field("Name", doc="Whole name, made of its parts.")
    first_name: str | None = field("FirstName", doc="First name.")
    middle_name: str | None = field("MiddleName", doc="Middle name.")
    last_name: str | None = field("LastName", doc="Last name.")
    suffix: str | None = field("Suffix", doc="What follows the name, such as `Jr.`.")
    alias: str | None = field("Alias", doc="Short name.")
    community_nickname: str | None = field(
        "CommunityNickname", doc="Name shown to members of an Experience Cloud site."
    )
    email: str | None = field("Email", doc="E-mail address.")
    company_name: str | None = field("CompanyName", doc="Company the user works at.")
    division: str | None = field("Division", doc="Division the user works in.")
    department: str | None = field("Department", doc="Department the user works in.")
    title: str | None = field("Title", doc="Position, such as `Account Executive`.")
    employee_number: str | None = field("EmployeeNumber", doc="Number of the employee.")
    is_active: bool | None = field("IsActive", doc="Whether the user may log in.")
    user_type: str | None = field("UserType", doc="Kind of user, such as `Standard` or `PowerPartner`.")
    profile_id: str | None = field(
        "ProfileId", doc="Profile, which decides on permissions.", references="profile"
    )
    user_role_id: str | None = field("UserRoleId", doc="Role in the hierarchy.", references="role")
    manager_id: str | None = field("ManagerId", doc="User's manager.", references="users")
    delegated_approver_id: str | None = field(
        "DelegatedApproverId", doc="User or group that may approve instead."
    )
    contact_id: str | None = field(
        "ContactId", doc="Contact that the user is, of a portal or site.", references="contacts"
    )
    account_id: str | None = field("AccountId", doc="Account of that contact.", references="accounts")
    call_center_id: str | None = field("CallCenterId", doc="Call center that the user works in.")
    phone: str | None = field("Phone", doc="Telephone number.")
    extension: str | None = field("Extension", doc="Extension of that number.")
    mobile_phone: str | None = field("MobilePhone", doc="Mobile telephone number.")
    fax: str | None = field("Fax", doc="Fax number.")
    about_me: str | None = field("AboutMe", doc="What the user says of himself or herself.")
    badge_text: str | None = field("BadgeText", doc="Text beside the name on a site, such as a role.")
    signature: str | None = field("Signature", doc="Signature under e-mail.")
    sender_name: str | None = field("SenderName", doc="Name that e-mail is sent under.")
    sender_email: str | None = field("SenderEmail", doc="Address that e-mail is sent from.")
    stay_in_touch_subject: str | None = field(
        "StayInTouchSubject", doc="Subject of requests to contacts for their data."
    )
    time_zone_sid_key: str | None = field("TimeZoneSidKey", doc="Time zone, such as `Europe/Berlin`.")
    locale_sid_key: str | None = field(
        "LocaleSidKey", doc="Locale, which decides on formats, such as `de_DE`."
    )
    language_locale_key: str | None = field("LanguageLocaleKey", doc="Language, such as `de`.")
    email_encoding_key: str | None = field("EmailEncodingKey", doc="Encoding of e-mail, such as `UTF-8`.")
    receives_info_emails: bool | None = field(
        "ReceivesInfoEmails", doc="Whether the user gets news from Salesforce."
    )
    receives_admin_info_emails: bool | None = field(
        "ReceivesAdminInfoEmails", doc="Whether the user gets news for administrators."
    )
    forecast_enabled: bool | None = field("ForecastEnabled", doc="Whether the user makes forecasts.")
    federation_identifier: str | None = field(
        "FederationIdentifier", doc="Key of the user at the single sign-on's provider."
    )
    last_login_date: datetime | None = field("LastLoginDate", doc="When the user last logged in.")
    last_password_change_date: datetime | None = field(
        "LastPasswordChangeDate", doc="When the password was last changed."
    )
    number_of_failed_logins: int | None = field(
        "NumberOfFailedLogins", doc="How many logins failed since the last good one."
    )
    offline_trial_expiration_date: datetime | None = field(
        "OfflineTrialExpirationDate", doc="When a trial of Connect Offline ends."
    )
    digest_frequency: str | None = field(
        "DigestFrequency", doc="How often Chatter digests come: `D`, `W` or `N`."
    )
    default_group_notification_frequency: str | None = field(
        "DefaultGroupNotificationFrequency", doc="How often news of new groups come: `P`, `D`, `W` or `N`."
    )
    full_photo_url: str | None = field("FullPhotoUrl", doc="Address of the user's picture.")
    small_photo_url: str | None = field("SmallPhotoUrl", doc="Address of that picture, small.")
    medium_photo_url: str | None = field("MediumPhotoUrl", doc="Address of that picture, of medium size.")
    banner_photo_url: str | None = field("BannerPhotoUrl", doc="Address of the picture over the user's page.")
    small_banner_photo_url: str | None = field("SmallBannerPhotoUrl", doc="Address of that banner, small.")
    medium_banner_photo_url: str | None = field(
        "MediumBannerPhotoUrl", doc="Address of that banner, of medium size."
    )
    is_profile_photo_active: bool | None = field(
        "IsProfilePhotoActive", doc="Whether the user has a picture."
    )
    email_preferences_auto_bcc: bool | None = field(
        "EmailPreferencesAutoBcc", doc="Whether the user gets a blind copy of own e-mail."
    )
    email_preferences_auto_bcc_stay_in_touch: bool | None = field(
        "EmailPreferencesAutoBccStayInTouch",
        doc="Whether the same is true of requests to contacts for their data.",
    )
    email_preferences_stay_in_touch_reminder: bool | None = field(
        "EmailPreferencesStayInTouchReminder", doc="Whether the user is reminded of such requests."
    )
    user_permissions_marketing_user: bool | None = field(
        "UserPermissionsMarketingUser", doc="Whether the user may manage campaigns."
    )
    user_permissions_offline_user: bool | None = field(
        "UserPermissionsOfflineUser", doc="Whether the user may work offline."
    )
    user_permissions_knowledge_user: bool | None = field(
        "UserPermissionsKnowledgeUser", doc="Whether the user may use Knowledge."
    )
    user_permissions_interaction_user: bool | None = field(
        "UserPermissionsInteractionUser", doc="Whether the user may run flows."
    )
    user_permissions_support_user: bool | None = field(
        "UserPermissionsSupportUser", doc="Whether the user may use the console for service."
    )
    user_permissions_sfcontent_user: bool | None = field(
        "UserPermissionsSFContentUser", doc="Whether the user may use Salesforce CRM Content."
    )
    user_preferences_activity_reminders_popup: bool | None = field(
        "UserPreferencesActivityRemindersPopup", doc="Whether reminders of activities pop up."
    )
    user_preferences_event_reminders_checkbox_default: bool | None = field(
        "UserPreferencesEventRemindersCheckboxDefault", doc="Whether reminders are on for new events."
    )
    user_preferences_task_reminders_checkbox_default: bool | None = field(
        "UserPreferencesTaskRemindersCheckboxDefault", doc="Whether reminders are on for new tasks."
    )
    user_preferences_reminder_sound_off: bool | None = field(
        "UserPreferencesReminderSoundOff", doc="Whether reminders make no sound."
    )
    user_preferences_apex_pages_developer_mode: bool | None = field(
        "UserPreferencesApexPagesDeveloperMode", doc="Whether pages are shown with their code."
    )
    user_preferences_hide_csnget_chatter_mobile_task: bool | None = field(
        "UserPreferencesHideCSNGetChatterMobileTask", doc="Whether hints at the mobile Chatter are hidden."
    )
    user_preferences_show_title_to_external_users: bool | None = field(
        "UserPreferencesShowTitleToExternalUsers", doc="Whether external users see the title."
    )
    user_preferences_show_email_to_external_users: bool | None = field(
        "UserPreferencesShowEmailToExternalUsers", doc="Whether external users see the e-mail address."
    )
    user_preferences_lightning_experience_preferred: bool | None = field(
        "UserPreferencesLightningExperiencePreferred", doc="Whether Lightning Experience is preferred."
    )
    street: str | None = field("Street", doc="Street of the address; it may have several lines.")
    city: str | None = field("City", doc="City of the address.")
    state: str | None = field("State", doc="State or province of the address.")
    postal_code: str | None = field("PostalCode", doc="Postal code of the address.")
    country: str | None = field("Country", doc="Country of the address.")
    latitude: Decimal | None = field("Latitude", doc="Latitude of the address, in degrees.")
    longitude: Decimal | None = field("Longitude", doc="Longitude of the address, in degrees.")
    geocode_accuracy: str | None = field(
        "GeocodeAccuracy", doc="How near to the address these are, such as `Address` or `City`."
    )


class Group(Stamped):
    """A set of users: public group, queue or what stands for a role."""

    __tablename__ = "_group"
    __object__ = "Group"

    name: str | None = field("Name", doc="Name of the group.")
    developer_name: str | None = field("DeveloperName", doc="Name of the group to programs.")
    type: str | None = field("Type", doc="Kind of group, such as `Regular`, `Queue` or `Role`.")
    related_id: str | None = field("RelatedId", doc="Role or user that the group stands for.")
    owner_id: str | None = field("OwnerId", doc="Who owns the group.")
    email: str | None = field("Email", doc="E-mail address of a queue.")
    queue_routing_config_id: str | None = field("QueueRoutingConfigId", doc="How work is routed to a queue.")
    does_send_email_to_members: bool | None = field(
        "DoesSendEmailToMembers", doc="Whether the members of a queue get its e-mail."
    )
    does_include_bosses: bool | None = field(
        "DoesIncludeBosses", doc="Whether those above the members are included."
    )


class Profile(Viewed, Stamped):
    """A set of permissions that each user has one of."""

    __tablename__ = "profile"
    __object__ = "Profile"

    name: str | None = field("Name", doc="Name of the profile.")
    description: str | None = field("Description", doc="Free text about the profile.")
    user_license_id: str | None = field("UserLicenseId", doc="License that users of it need.")
    user_type: str | None = field("UserType", doc="Kind of user it is for, such as `Standard`.")
    permissions_api_enabled: bool | None = field(
        "PermissionsApiEnabled", doc="Whether users may use the API."
    )
    permissions_api_user_only: bool | None = field(
        "PermissionsApiUserOnly", doc="Whether users may use nothing but the API."
    )
    permissions_bulk_api_hard_delete: bool | None = field(
        "PermissionsBulkApiHardDelete", doc="Whether users may delete for good in bulk."
    )
    permissions_customize_application: bool | None = field(
        "PermissionsCustomizeApplication", doc="Whether users may customise the organisation."
    )
    permissions_edit_task: bool | None = field("PermissionsEditTask", doc="Whether users may change tasks.")
    permissions_edit_event: bool | None = field(
        "PermissionsEditEvent", doc="Whether users may change events."
    )
    permissions_export_report: bool | None = field(
        "PermissionsExportReport", doc="Whether users may export reports."
    )
    permissions_import_leads: bool | None = field(
        "PermissionsImportLeads", doc="Whether users may import leads."
    )
    permissions_manage_users: bool | None = field(
        "PermissionsManageUsers", doc="Whether users may manage users."
    )
    permissions_modify_all_data: bool | None = field(
        "PermissionsModifyAllData", doc="Whether users may change all data."
    )
    permissions_query_all_files: bool | None = field(
        "PermissionsQueryAllFiles", doc="Whether users may query all files."
    )
    permissions_run_reports: bool | None = field(
        "PermissionsRunReports", doc="Whether users may run reports."
    )
    permissions_transfer_any_lead: bool | None = field(
        "PermissionsTransferAnyLead", doc="Whether users may transfer any lead."
    )
    permissions_view_all_data: bool | None = field(
        "PermissionsViewAllData", doc="Whether users may see all data."
    )
    permissions_view_setup: bool | None = field(
        "PermissionsViewSetup", doc="Whether users may see the set-up."
    )


class UserRole(Identified):
    """A place in the hierarchy of roles."""

    __tablename__ = "role"
    __object__ = "UserRole"

    name: str | None = field("Name", doc="Name of the role.")
    developer_name: str | None = field("DeveloperName", doc="Name of the role to programs.")
    parent_role_id: str | None = field("ParentRoleId", doc="Role above it.", references="role")
    rollup_description: str | None = field("RollupDescription", doc="Name of the role in reports.")
    opportunity_access_for_account_owner: str | None = field(
        "OpportunityAccessForAccountOwner",
        doc="What owners of accounts may do with others' opportunities: `None`, `Read` or `Edit`.",
    )
    case_access_for_account_owner: str | None = field(
        "CaseAccessForAccountOwner", doc="What owners of accounts may do with others' cases."
    )
    contact_access_for_account_owner: str | None = field(
        "ContactAccessForAccountOwner", doc="What owners of accounts may do with others' contacts."
    )
    forecast_user_id: str | None = field(
        "ForecastUserId", doc="User who makes the forecasts of the role.", references="users"
    )
    may_forecast_manager_share: bool | None = field(
        "MayForecastManagerShare", doc="Whether forecasts may be shared."
    )
    portal_account_id: str | None = field(
        "PortalAccountId", doc="Account of a portal that the role is of.", references="accounts"
    )
    portal_account_owner_id: str | None = field(
        "PortalAccountOwnerId", doc="User who owns that account.", references="users"
    )
    portal_type: str | None = field(
        "PortalType", doc="Kind of portal: `None`, `CustomerPortal` or `Partner`."
    )
    last_modified_date: datetime | None = field("LastModifiedDate", doc="When a person last changed it.")
    last_modified_by_id: str | None = field(
        "LastModifiedById", doc="User who last changed it.", references="users"
    )
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class UserLogin(Identified):
    """Whether a user is frozen or locked out."""

    __tablename__ = "user_login"
    __object__ = "UserLogin"

    user_id: str | None = field("UserId", doc="User whose login it is.", references="users")
    is_frozen: bool | None = field("IsFrozen", doc="Whether the user was frozen, so as not to log in.")
    is_password_locked: bool | None = field(
        "IsPasswordLocked", doc="Whether too many wrong passwords locked the user out."
    )
    last_modified_date: datetime | None = field("LastModifiedDate", doc="When it last changed.", version=True)
    last_modified_by_id: str | None = field(
        "LastModifiedById", doc="User who last changed it.", references="users"
    )
