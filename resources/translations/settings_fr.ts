<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>BalanceCard</name>
    <message>
        <source>%1 read as %2, allowed %3</source>
        <translation>%1 lu %2, admis %3</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>répond</translation>
    </message>
    <message>
        <source>settling</source>
        <translation>stabilisation</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>ne répond pas</translation>
    </message>
    <message>
        <source>being asked</source>
        <translation>interrogée</translation>
    </message>
    <message>
        <source>Serial port at this station</source>
        <translation>Port série de ce poste</translation>
    </message>
    <message>
        <source>Such as /dev/ttyUSB0 or COM3; empty: weights are entered by hand</source>
        <translation>Par exemple /dev/ttyUSB0 ou COM3&#x202f;; vide&#x202f;: saisie manuelle</translation>
    </message>
    <message>
        <source>Use this port</source>
        <translation>Utiliser ce port</translation>
    </message>
    <message>
        <source>Today’s check</source>
        <translation>Contrôle du jour</translation>
    </message>
    <message>
        <source>Check weight</source>
        <translation>Poids de contrôle</translation>
    </message>
    <message>
        <source>What the display shows</source>
        <translation>Valeur affichée</translation>
    </message>
    <message>
        <source>Allowed difference</source>
        <translation>Écart admis</translation>
    </message>
</context>
<context>
    <name>BalanceFacts</name>
    <message>
        <source>Why this minimum weight?</source>
        <translation>Pourquoi cette pesée minimale&#x202f;?</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesurée</translation>
    </message>
    <message>
        <source>our own qualification</source>
        <translation>notre propre qualification</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, d’après %2</translation>
    </message>
    <message>
        <source>Repeatability (s)</source>
        <translation>Répétabilité (s)</translation>
    </message>
    <message>
        <source>Minimum weight</source>
        <translation>Pesée minimale</translation>
    </message>
    <message>
        <source>Last check</source>
        <translation>Dernier contrôle</translation>
    </message>
    <message>
        <source>Not confirmed by a pharmacist: %1</source>
        <translation>Non confirmé par un pharmacien&#x202f;: %1</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>aucun encore</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2&#x202f;: %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>BalanceTable</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Lit</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>checked today</source>
        <translation>contrôlée ce jour</translation>
    </message>
    <message>
        <source>never checked</source>
        <translation>jamais contrôlée</translation>
    </message>
    <message>
        <source>checked %1</source>
        <translation>contrôlée %1</translation>
    </message>
</context>
<context>
    <name>BalancesPage</name>
    <message>
        <source>Settings: may these balances be used today?</source>
        <translation>Réglages&#x202f;: ces balances sont-elles utilisables aujourd’hui&#x202f;?</translation>
    </message>
    <message>
        <source>The qualification is recorded.</source>
        <translation>La qualification est enregistrée.</translation>
    </message>
    <message>
        <source>The balance is registered. It is checked before anything is weighed on it.</source>
        <translation>La balance est inscrite. Elle est contrôlée avant toute pesée.</translation>
    </message>
    <message>
        <source>Today’s check is recorded.</source>
        <translation>Le contrôle du jour est enregistré.</translation>
    </message>
    <message>
        <source>Kept for this station.</source>
        <translation>Retenu pour ce poste.</translation>
    </message>
    <message>
        <source>Register this balance</source>
        <translation>Inscrire cette balance</translation>
    </message>
    <message>
        <source>Record this qualification</source>
        <translation>Enregistrer cette qualification</translation>
    </message>
    <message>
        <source>Record today’s check of %1</source>
        <translation>Enregistrer le contrôle du jour de %1</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Balances</translation>
    </message>
    <message>
        <source>Register a balance</source>
        <translation>Inscrire une balance</translation>
    </message>
    <message>
        <source>No balance yet.</source>
        <translation>Aucune balance.</translation>
    </message>
</context>
<context>
    <name>LimitFields</name>
    <message>
        <source>As your own qualification found it</source>
        <translation>Telle que votre propre qualification l’a trouvée</translation>
    </message>
    <message>
        <source>Left empty: what the rule asks for</source>
        <translation>Laissé vide&#x202f;: ce que la règle demande</translation>
    </message>
    <message>
        <source>Left empty: %1, which %2 asks for</source>
        <translation>Laissé vide&#x202f;: %1, que demande %2</translation>
    </message>
    <message>
        <source>Repeatability (s), if measured</source>
        <translation>Répétabilité (s), si mesurée</translation>
    </message>
    <message>
        <source>Standard deviation of ten weighings</source>
        <translation>Écart type de dix pesées</translation>
    </message>
    <message>
        <source>Minimum weight by</source>
        <translation>Pesée minimale d’après</translation>
    </message>
    <message>
        <source>our own qualification</source>
        <translation>notre propre qualification</translation>
    </message>
    <message>
        <source>Minimum weight</source>
        <translation>Pesée minimale</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>Settings: in which language, in which light?</source>
        <translation>Réglages&#x202f;: dans quelle langue, sous quelle lumière&#x202f;?</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Langue de la fenêtre</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspect</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>For this station alone. Papers are printed in the language of the pharmacy.</source>
        <translation>Pour ce poste seulement. Les papiers s’impriment dans la langue de la pharmacie.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
</context>
<context>
    <name>MemberCard</name>
    <message>
        <source>Each change is an act with a reason, and stays on record.</source>
        <translation>Chaque modification est un acte motivé et reste enregistrée.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Give this role</source>
        <translation>Donner ce rôle</translation>
    </message>
    <message>
        <source>New first password</source>
        <translation>Nouveau premier mot de passe</translation>
    </message>
    <message>
        <source>Give this password</source>
        <translation>Donner ce mot de passe</translation>
    </message>
    <message>
        <source>End the wait after wrong passwords</source>
        <translation>Lever l’attente après des mots de passe faux</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>Rendre l’accès</translation>
    </message>
    <message>
        <source>Let in no more</source>
        <translation>Retirer l’accès</translation>
    </message>
</context>
<context>
    <name>NewBalanceCard</name>
    <message>
        <source>Register a balance</source>
        <translation>Inscrire une balance</translation>
    </message>
    <message>
        <source>Which balance is new?</source>
        <translation>Quelle balance est nouvelle&#x202f;?</translation>
    </message>
    <message>
        <source>Name on the bench</source>
        <translation>Nom à la paillasse</translation>
    </message>
    <message>
        <source>Such as B2</source>
        <translation>Par exemple B2</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Smallest step of the display (d)</source>
        <translation>Plus petit échelon de l’affichage (d)</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
</context>
<context>
    <name>NewMemberCard</name>
    <message>
        <source>Who is new?</source>
        <translation>Qui est nouveau&#x202f;?</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>Prénom et nom</translation>
    </message>
    <message>
        <source>Name for signing in</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Small letters without spaces; never given to anybody else later</source>
        <translation>Lettres minuscules sans espace&#x202f;; jamais redonné à quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>Premier mot de passe</translation>
    </message>
    <message>
        <source>To be changed at the first sign-in</source>
        <translation>À changer à la première connexion</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
</context>
<context>
    <name>OwnPasswordCard</name>
    <message>
        <source>Your password is changed.</source>
        <translation>Votre mot de passe est changé.</translation>
    </message>
    <message>
        <source>Your own password</source>
        <translation>Votre mot de passe</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>Mot de passe actuel</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Encore une fois</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>Changer mon mot de passe</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Signs in as</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>no access</source>
        <translation>sans accès</translation>
    </message>
    <message>
        <source>waits until %1</source>
        <translation>attend jusqu’à %1</translation>
    </message>
    <message>
        <source>first password</source>
        <translation>premier mot de passe</translation>
    </message>
    <message>
        <source>can sign in</source>
        <translation>peut se connecter</translation>
    </message>
    <message>
        <source>Settings: who works here?</source>
        <translation>Réglages&#x202f;: qui travaille ici&#x202f;?</translation>
    </message>
    <message>
        <source>%1 can sign in with the first password.</source>
        <translation>%1 peut se connecter avec le premier mot de passe.</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>Add this person</source>
        <translation>Inscrire cette personne</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Inscrire quelqu’un</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnel</translation>
    </message>
</context>
<context>
    <name>PharmacyPage</name>
    <message>
        <source>Settings: whose records, by which rules?</source>
        <translation>Réglages&#x202f;: à qui sont ces enregistrements, selon quelles règles&#x202f;?</translation>
    </message>
    <message>
        <source>France</source>
        <translation>France</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>États-Unis</translation>
    </message>
    <message>
        <source>Use by</source>
        <translation>Utiliser jusqu’au</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>Country whose rules apply</source>
        <translation>Pays dont les règles s’appliquent</translation>
    </message>
    <message>
        <source>Edition of the use-by rules</source>
        <translation>Édition des règles de date limite</translation>
    </message>
    <message>
        <source>Pharmacy</source>
        <translation>Pharmacie</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Language of papers</source>
        <translation>Langue des papiers</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Set up on</source>
        <translation>Installée le</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Every record was made under these. A pharmacy that moves or changes its rules begins new records.</source>
        <translation>Chaque enregistrement a été fait sous ceux-ci. Une pharmacie qui déménage ou change de règles ouvre de nouveaux enregistrements.</translation>
    </message>
</context>
<context>
    <name>PrintersPage</name>
    <message>
        <source>Settings: where do papers come out?</source>
        <translation>Réglages&#x202f;: où sortent les papiers&#x202f;?</translation>
    </message>
    <message>
        <source>Kept for this station.</source>
        <translation>Retenu pour ce poste.</translation>
    </message>
    <message>
        <source>None: save as PDF and open</source>
        <translation>Aucune&#x202f;: enregistrer en PDF et ouvrir</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Imprimantes</translation>
    </message>
    <message>
        <source>Papers that go to no printer</source>
        <translation>Papiers sans imprimante</translation>
    </message>
    <message>
        <source>For papers</source>
        <translation>Pour les papiers</translation>
    </message>
    <message>
        <source>For labels</source>
        <translation>Pour les étiquettes</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>A PDF keeps its own bytes; nothing is drawn anew.</source>
        <translation>Un PDF garde ses octets&#x202f;; rien n’est redessiné.</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>Retenir</translation>
    </message>
    <message>
        <source>This machine has no printer queue. Set one up in the system, then come back.</source>
        <translation>Cette machine n’a pas de file d’impression. Créez-en une dans le système, puis revenez.</translation>
    </message>
</context>
<context>
    <name>QualifyCard</name>
    <message>
        <source>New qualification</source>
        <translation>Nouvelle qualification</translation>
    </message>
    <message>
        <source>What did the qualification of %1 find?</source>
        <translation>Qu’a trouvé la qualification de %1&#x202f;?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Such as the number of its report; recorded</source>
        <translation>Par exemple le numéro du rapport&#x202f;; enregistré</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>People</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Balances</source>
        <translation>Balances</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>Imprimantes</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Langue et aspect</translation>
    </message>
    <message>
        <source>Pharmacy and program</source>
        <translation>Pharmacie et programme</translation>
    </message>
</context>
</TS>
